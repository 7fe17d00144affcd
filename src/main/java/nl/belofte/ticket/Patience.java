package nl.belofte.ticket;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How long anybody waits. A question is kept until its person is satisfied, so one that nobody says anything about any more
 * would be kept for good: the platform asks, then tells a day, and on that day takes it that nothing is left to ask.
 */
public final class Patience {

    /** After which a question that waits for us is late. */
    public static final Period LATE = Period.ofDays(3);

    /** After our answer, until the person is asked whether it helped. */
    static final Period REMINDER = Period.ofWeeks(2);

    /** After that, until a day is told. */
    static final Period PROPOSAL = Period.ofWeeks(2);

    /** Between the letter that tells the day, and the day. */
    static final Period NOTICE = Period.ofWeeks(2);

    /** How long a question waits for us before its person is told that it closes without an answer. */
    static final Period OURS = Period.ofWeeks(12);

    private Patience() {}

    /** What comes next if nobody says anything, and on which day. */
    public record Next(Step step, LocalDate on) {}

    /** Empty when the clock runs already. */
    public static Optional<Next> next(Ticket ticket, ZoneId zone) {
        if (ticket.status() == Status.SATISFIED) {
            return Optional.empty();
        }
        if (ticket.closesOn().isPresent()) {
            return Optional.of(new Next(Step.SATISFY, ticket.closesOn().get()));
        }
        var since = ticket.since().atZone(zone).toLocalDate();
        if (ticket.status() == Status.WAITING) {
            return Optional.of(new Next(Step.PROPOSE, since.plus(OURS)));
        }
        return Optional.of(ticket.remindedOn()
                .map(day -> new Next(Step.PROPOSE, day.plus(PROPOSAL)))
                .orElse(new Next(Step.REMIND, since.plus(REMINDER))));
    }
}
