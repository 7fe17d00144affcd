package nl.belofte.kills;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A random moment; and waiting for what is certain to come. */
final class Nap {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private Nap() {}

    static void upTo(Random random, int micros) {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(micros)));
    }

    static void until(String what, BooleanSupplier holds) {
        long begun = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - begun > PATIENCE) {
                throw new AssertionError("for a minute not: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
