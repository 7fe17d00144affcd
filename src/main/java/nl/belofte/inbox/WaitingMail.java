package nl.belofte.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The messages of one mailbox that were not taken in, by their numbers: each is tried again, less and less often. In memory
 * only, for a start may well be what was needed.
 */
final class WaitingMail {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private record Wait(int failures, Instant until) {}

    private final Clock clock;
    private final Map<Long, Wait> waits = new HashMap<>();
    private long validity;

    WaitingMail(Clock clock) {
        this.clock = clock;
    }

    /**
     * Forgets what is gone from the server.
     *
     * @param validity while it stays the same, a number counts one message and no other
     */
    void forgetOthers(long validity, Collection<Long> there) {
        if (this.validity != validity) {
            this.validity = validity;
            waits.clear();
        }
        waits.keySet().retainAll(there);
    }

    boolean isDue(long uid) {
        var wait = waits.get(uid);
        return wait == null || !clock.instant().isBefore(wait.until());
    }

    void failed(long uid) {
        waits.compute(uid, (_, before) -> {
            int failures = before == null ? 0 : before.failures();
            var wait = FIRST_WAIT.multipliedBy(1L << Math.min(2 * failures, 20));
            return new Wait(failures + 1, clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
        });
    }

    /** It is nobody's fault; it only is not its turn. */
    void later(long uid, Duration wait) {
        waits.put(uid, new Wait(0, clock.instant().plus(wait)));
    }
}
