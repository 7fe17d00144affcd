package nl.belofte;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** A slow line, and a finger that does not wait: the same thing several times at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<T> times(int times, Callable<T> deed) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<T>();
            for (var each : threads.invokeAll(Collections.nCopies(times, deed))) {
                done.add(each.get());
            }
            return done;
        }
    }
}
