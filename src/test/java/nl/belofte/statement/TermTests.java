package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 days after opened",
                "14 days after opened",
                "6 months after closed",
                "13 months after completed",
                "9 years after order-completed",
                "7 years after book-year-end",
                "until unsubscribed"
            })
    void readsWhatItWrites(String words) {
        assertThat(Term.of(words)).map(Term::toString).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"1 day after opened,1 days after opened", "1 month after closed,1 months after closed"})
    void readsOneOfAUnit(String written, String meant) {
        assertThat(Term.of(written)).isEqualTo(Term.of(meant)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6 months",
                "six months after closed",
                "-6 months after closed",
                "6.5 months after closed",
                "6 weeks after closed",
                "6 months after forgotten",
                "6 Months after closed",
                "6  months after closed",
                "6 months after closed or so",
                "1000 years after closed",
                "until",
                "until forgotten",
                "not-named",
                "with contact",
                "0 days after closed"
            })
    void refusesWhatIsNoTerm(String words) {
        assertThat(Term.of(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "6 months after closed,2026-01-31,2026-07-31",
        "6 months after closed,2026-08-31,2027-02-28",
        "6 months after closed,2026-08-28,2027-02-28",
        "6 months after closed,2027-08-31,2028-02-29",
        "6 months after closed,2026-08-30,2027-02-28",
        "6 months after closed,2026-10-31,2027-04-30",
        "6 months after closed,2026-12-31,2027-06-30",
        "1 months after closed,2026-01-31,2026-02-28",
        "1 months after closed,2028-01-31,2028-02-29",
        "1 years after closed,2028-02-29,2029-02-28",
        "4 years after closed,2028-02-29,2032-02-29",
        "2 years after completed,2026-03-01,2028-03-01",
        "3 days after opened,2026-02-27,2026-03-02",
        "3 days after opened,2028-02-27,2028-03-01",
        "until unsubscribed,2026-05-05,2026-05-05",
        "7 years after book-year-end,2026-01-01,2034-01-01",
        "7 years after book-year-end,2026-12-31,2034-01-01",
        "7 years after book-year-end,2027-01-01,2035-01-01"
    })
    void fallsDueOnTheCalendarDay(String words, LocalDate happened, LocalDate due) {
        assertThat(Term.of(words).orElseThrow().dueOn(happened)).isEqualTo(due);
    }

    static Stream<Term> many() {
        var days = IntStream.of(1, 2, 3, 14, 28, 29, 30, 31, 59, 90, 365, 366).mapToObj(n -> n + " days after closed");
        var months = IntStream.of(1, 2, 3, 5, 6, 7, 11, 12, 13, 18, 24).mapToObj(n -> n + " months after closed");
        var years = IntStream.of(1, 2, 4, 5, 7, 9).mapToObj(n -> n + " years after closed");
        var books = IntStream.of(1, 5, 7, 10).mapToObj(n -> n + " years after book-year-end");
        var odd = Stream.of("until unsubscribed", "6 months after book-year-end", "1 days after book-year-end");
        return Stream.of(days, months, years, books, odd)
                .flatMap(words -> words)
                .map(Term::of)
                .map(Optional::orElseThrow);
    }

    /** Walks every day and remembers the last event that has fallen due by then. */
    @ParameterizedTest
    @MethodSource("many")
    void findsTheLastEventThatIsDueAsCountingEveryDayDoes(Term term) {
        var from = LocalDate.of(2024, 1, 1);
        var till = LocalDate.of(2030, 12, 31);

        var happened = from.minusYears(12);
        for (var today = from; !today.isAfter(till); today = today.plusDays(1)) {
            while (!term.dueOn(happened.plusDays(1)).isAfter(today)) {
                happened = happened.plusDays(1);
            }

            assertThat(term.lastDueEventDay(today)).as("on %s", today).isEqualTo(happened);
        }
    }

    @ParameterizedTest
    @MethodSource("many")
    void neverLetsALaterEventGoEarlier(Term term) {
        var day = LocalDate.of(2024, 1, 1);
        for (; day.getYear() < 2031; day = day.plusDays(1)) {
            assertThat(term.dueOn(day.plusDays(1))).as("after %s", day).isAfterOrEqualTo(term.dueOn(day));
        }
    }

    @Test
    void keepsAllEventsOfAPurposeApart() {
        var ended = Term.of("6 months after ended");
        var cancelled = Term.of("6 months after cancelled");

        assertThat(ended).isNotEqualTo(cancelled);
        assertThat(List.of(ended, cancelled)).allMatch(Optional::isPresent);
    }
}
