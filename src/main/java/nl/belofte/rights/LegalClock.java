package nl.belofte.rights;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How the last day of a request came about, for who wants to count after.
 *
 * @param months the day on which the months end
 * @param counted the same with what does not count, before it is seen whether anybody works then
 * @param answerBy the last day
 * @param left how many days are left; fewer than none when it is overdue
 * @param stoodStillSince since when the clock stands still; empty while it runs
 */
public record LegalClock(
        LocalDate received,
        LocalDate months,
        LocalDate counted,
        LocalDate answerBy,
        boolean extended,
        int suspendedDays,
        long left,
        Optional<LocalDate> stoodStillSince) {

    static LegalClock of(RightsRequest request, LocalDate today) {
        return new LegalClock(
                request.receivedOn(),
                Deadlines.counted(request.receivedOn(), request.extended(), 0),
                Deadlines.counted(request.receivedOn(), request.extended(), request.suspendedDays()),
                request.answerBy(),
                request.extended(),
                request.suspendedDays(),
                request.daysLeft(today),
                request.doubtedOn());
    }

    /** Whether the months end on a day on which nobody works. */
    public boolean moved() {
        return !counted.equals(answerBy);
    }

    /** How much of it is gone, in percent. */
    public int gone() {
        long whole = Math.max(1, ChronoUnit.DAYS.between(received, answerBy));
        return (int) Math.clamp(100 - 100 * left / whole, 0, 100);
    }
}
