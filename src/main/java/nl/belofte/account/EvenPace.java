package nl.belofte.account;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets an answer come after the same time whatever was done for it, so that a stopwatch tells nothing. */
final class EvenPace {

    /** Well above what the longest way takes on a slow machine. */
    private static final Duration AT_LEAST = Duration.ofMillis(400);

    private EvenPace() {}

    static void run(Runnable work) {
        long end = System.nanoTime() + AT_LEAST.toNanos();
        work.run();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
