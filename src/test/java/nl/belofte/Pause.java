package nl.belofte;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits as long as is said: one call of {@link LockSupport} may come back at once, for what a thread waited for before. */
public final class Pause {

    private Pause() {}

    public static void of(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
