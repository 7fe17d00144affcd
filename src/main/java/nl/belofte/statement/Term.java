package nl.belofte.statement;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How long a dossier is kept after an event: a calendar period, never a count of hours. All dates are days in the
 * controller's zone. A month that lacks the day ends on its last one (as Regulation 1182/71, Art. 3(2)(c)).
 *
 * @param bookYear the controller's; it only counts where the event is the end of one
 */
public record Term(Period period, Event event, BookYear bookYear) {

    private static final Pattern AFTER = Pattern.compile("([1-9]\\d{0,2}) (day|month|year)s? after ([a-z-]+)");
    private static final Pattern UNTIL = Pattern.compile("until ([a-z-]+)");

    /** The day on which what had this event must go: it is erased on this day, and not before. */
    public LocalDate dueOn(LocalDate happened) {
        return startOfClock(happened).plus(period);
    }

    /** The last day of the event of which everything is due today; what happened later is not. */
    public LocalDate lastDueEventDay(LocalDate today) {
        // Going back and forth over month ends is not symmetric: six months before 28 February is 28 August, but 29, 30
        // and 31 August fall due on 28 February too.
        var day = today.minus(period);
        while (dueOn(day).isAfter(today)) {
            day = day.minusDays(1);
        }
        while (!dueOn(day.plusDays(1)).isAfter(today)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private LocalDate startOfClock(LocalDate happened) {
        return year().map(year -> year.endAfter(happened)).orElse(happened);
    }

    /** The year at whose end the clock starts; empty where it starts with the event itself. */
    public Optional<BookYear> year() {
        return switch (event) {
            case BOOK_YEAR_END -> Optional.of(bookYear);
            case YEAR_END -> Optional.of(BookYear.CALENDAR);
            default -> Optional.empty();
        };
    }

    /** Whether the other term, of the same event, never ends before this one. */
    boolean forestalls(Term other) {
        return event == other.event && !other.canEndBefore(this);
    }

    /** Whether there is a day in a leap cycle of which this one ends first. */
    boolean canEndBefore(Term other) {
        return IntStream.range(0, 4 * 365 + 1)
                .mapToObj(LocalDate.of(2001, 1, 1)::plusDays)
                .anyMatch(day -> dueOn(day).isBefore(other.dueOn(day)));
    }

    Term in(BookYear bookYear) {
        return new Term(period, event, bookYear);
    }

    static Optional<Term> of(String words) {
        var until = UNTIL.matcher(words);
        if (until.matches()) {
            return Event.of(until.group(1)).map(event -> new Term(Period.ZERO, event, BookYear.CALENDAR));
        }
        var after = AFTER.matcher(words);
        if (!after.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(after.group(1));
        var period = switch (after.group(2).toLowerCase(Locale.ROOT)) {
            case "day" -> Period.ofDays(count);
            case "month" -> Period.ofMonths(count);
            default -> Period.ofYears(count);
        };
        return Event.of(after.group(3)).map(event -> new Term(period, event, BookYear.CALENDAR));
    }

    @Override
    public String toString() {
        if (period.isZero()) {
            return "until " + event.id();
        }
        var amount = period.getDays() > 0
                ? period.getDays() + " days"
                : period.getMonths() > 0 ? period.getMonths() + " months" : period.getYears() + " years";
        return amount + " after " + event.id();
    }
}
