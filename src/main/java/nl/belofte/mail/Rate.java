package nl.belofte.mail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How many messages a second leave this node: everybody who sends waits for a turn, in the order in which they come. */
final class Rate {

    static final Rate UNLIMITED = new Rate(0);

    private final long between;
    private long next = System.nanoTime();

    /** @param perSecond 0 for as many as there are */
    Rate(int perSecond) {
        this.between = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    void await() {
        if (between == 0) {
            return;
        }
        long mine = turn();
        for (long left = mine - System.nanoTime(); left > 0; left = mine - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the platform stops");
            }
        }
    }

    private synchronized long turn() {
        // Turns that nobody took are gone: a quiet hour does not let a crowd out at once.
        long mine = Math.max(next, System.nanoTime());
        next = mine + between;
        return mine;
    }
}
