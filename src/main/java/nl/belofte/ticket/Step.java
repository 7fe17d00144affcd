package nl.belofte.ticket;

import static nl.belofte.ticket.Status.ANSWERED;
import static nl.belofte.ticket.Status.SATISFIED;
import static nl.belofte.ticket.Status.WAITING;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may happen to a ticket, and what its status is then: the one table of its life. */
public enum Step {
    // in order: from waiting, from answered, from satisfied
    // spotless:off
    /** The person says something, which opens again what was closed. */
    WRITE  (WAITING,   WAITING,   WAITING),
    /** We do. */
    ANSWER (ANSWERED,  ANSWERED,  null),
    /** Somebody at the desk writes something down. */
    NOTE   (WAITING,   ANSWERED,  null),
    /** A letter to the person came back. It is told once more to nobody, so a day that was told stays. */
    BOUNCE (WAITING,   WAITING,   null),
    REMIND (null,      ANSWERED,  null),
    /** The person is told a day on which it closes. */
    PROPOSE(WAITING,   ANSWERED,  null),
    SATISFY(SATISFIED, SATISFIED, null);
    // spotless:on

    private final @Nullable Status waiting;
    private final @Nullable Status answered;
    private final @Nullable Status satisfied;

    Step(@Nullable Status waiting, @Nullable Status answered, @Nullable Status satisfied) {
        this.waiting = waiting;
        this.answered = answered;
        this.satisfied = satisfied;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when it may not happen then. */
    Optional<Status> from(Status status) {
        return Optional.ofNullable(
                switch (status) {
                    case WAITING -> waiting;
                    case ANSWERED -> answered;
                    case SATISFIED -> satisfied;
                });
    }

    /** Whether somebody waits anew from then on, and what was told before counts no more. */
    boolean isNews() {
        return this == WRITE || this == ANSWER || this == SATISFY;
    }
}
