package nl.belofte.statement;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A controller's book year, which ends with this month. */
public record BookYear(Month last) {

    public static final BookYear CALENDAR = new BookYear(Month.DECEMBER);

    private static final Pattern DAY = Pattern.compile("(\\d{1,2}) ([A-Z][a-z]+)");

    /** The first day after the book year that this day is in. */
    LocalDate endAfter(LocalDate day) {
        int year = day.getMonth().compareTo(last) <= 0 ? day.getYear() : day.getYear() + 1;
        return YearMonth.of(year, last).plusMonths(1).atDay(1);
    }

    /** As written in a statement: '30 June'. Only the last day of a month will do; of February either. */
    static Optional<BookYear> of(String words) {
        var day = DAY.matcher(words);
        if (!day.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(day.group(1));
        return Ids.find(Month.values(), day.group(2).toLowerCase(Locale.ROOT))
                .filter(month -> number == month.minLength() || number == month.maxLength())
                .map(BookYear::new);
    }
}
