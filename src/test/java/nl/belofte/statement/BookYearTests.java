package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import nl.belofte.TestClock;
import nl.belofte.file.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookYearTests {

    private static final String BOOKS = "keep: 7 years after book-year-end";

    @ParameterizedTest
    @CsvSource({"31 December,DECEMBER", "30 June,JUNE", "31 March,MARCH", "28 February,FEBRUARY", "29 February,FEBRUARY"
    })
    void endsOnTheLastDayOfAMonth(String words, Month month) {
        assertThat(BookYear.of(words)).contains(new BookYear(month));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "December",
                "30 December",
                "31 June",
                "27 February",
                "30 February",
                "1 January",
                "31 december",
                "31-12",
                "31 December 2026",
                "31 Decembers"
            })
    void endsOnNoOtherDay(String words) {
        assertThat(BookYear.of(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DECEMBER,2026-12-30,2027-01-01",
        "DECEMBER,2026-12-31,2027-01-01",
        "DECEMBER,2027-01-01,2028-01-01",
        "JUNE,2026-06-29,2026-07-01",
        "JUNE,2026-06-30,2026-07-01",
        "JUNE,2026-07-01,2027-07-01",
        "FEBRUARY,2027-02-28,2027-03-01",
        "FEBRUARY,2027-03-01,2028-03-01",
        "FEBRUARY,2028-02-28,2028-03-01",
        "FEBRUARY,2028-02-29,2028-03-01",
        "FEBRUARY,2028-03-01,2029-03-01",
        "JANUARY,2026-01-31,2026-02-01",
        "JANUARY,2026-02-01,2027-02-01"
    })
    void isOverTheDayAfterItsLast(Month last, LocalDate day, LocalDate after) {
        assertThat(new BookYear(last).endAfter(day)).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(Month.class)
    void isOverAsCountingEveryDayFinds(Month last) {
        for (var day = LocalDate.of(2023, 1, 1); day.getYear() < 2033; day = day.plusDays(1)) {
            var end = day;
            while (!YearMonth.of(end.getYear(), last).atEndOfMonth().equals(end)) {
                end = end.plusDays(1);
            }

            assertThat(new BookYear(last).endAfter(day)).as("%s", day).isEqualTo(end.plusDays(1));
        }
    }

    @Test
    void isTheCalendarYearUnlessTheStatementSaysOtherwise(@TempDir Path empty) {
        var statements = new StatementFolder(empty)
                .with("north", "2026-01-01")
                .with("south", "2026-01-01", "country: nl\n", "country: nl\nbook-year-ends: 30 June\n")
                .read(TestClock.on("2026-08-01"));

        assertThat(due(statements, "north", "2026-06-30")).isEqualTo("2034-01-01");
        assertThat(due(statements, "north", "2026-07-01")).isEqualTo("2034-01-01");
        assertThat(due(statements, "south", "2026-06-30")).isEqualTo("2033-07-01");
        assertThat(due(statements, "south", "2026-07-01")).isEqualTo("2034-07-01");
    }

    @ParameterizedTest
    @CsvSource({
        "31 December,zeven jaar na het einde van het boekjaar,seven years after the end of the book year",
        "30 June,zeven jaar na het einde van het boekjaar op 30 juni,seven years after the end of the book year on 30 June",
        "28 February,zeven jaar na het einde van het boekjaar op de laatste dag van februari,"
                + "seven years after the end of the book year on the last day of February"
    })
    void isToldWhereItIsNotTheCalendars(String ends, String dutch, String english, @TempDir Path empty) {
        var statement = new StatementFolder(empty)
                .with("north", "2026-01-01", "country: nl\n", "country: nl\nbook-year-ends: " + ends + "\n")
                .read(TestClock.on("2026-08-01"))
                .current("north");
        var books = statement.declaration(Purpose.BOOKKEEPING).orElseThrow();

        assertThat(Wording.in(Language.NL).keep(statement, books)).isEqualTo(dutch);
        assertThat(Wording.in(Language.EN).keep(statement, books)).isEqualTo(english);
    }

    @Test
    void countsForNoTermThatBeginsWithSomethingElse() {
        var term = Term.of("6 months after closed").orElseThrow();

        assertThat(term.year()).isEmpty();
        assertThat(term.in(new BookYear(Month.JUNE)).dueOn(LocalDate.of(2026, 1, 15)))
                .isEqualTo("2026-07-15");
    }

    private static String due(Statements statements, String controller, String day) {
        return statements
                .dueOn(
                        controller,
                        Purpose.BOOKKEEPING,
                        LocalDate.of(2026, 1, 1),
                        Event.BOOK_YEAR_END,
                        LocalDate.parse(day))
                .orElseThrow()
                .toString();
    }
}
