package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifespanTests {

    private static final List<String> TERMS = List.of(
            "until unsubscribed",
            "1 days after closed",
            "30 days after closed",
            "366 days after closed",
            "1 months after closed",
            "6 months after closed",
            "2 years after completed",
            "7 years after book-year-end",
            "9 years after order-completed",
            "6 months after book-year-end",
            "12 years after closed");

    private static final List<String> MINIMA = List.of(
            "7 years after book-year-end",
            "10 years after year-end",
            "10 years after book-year-end",
            "1 months after year-end");

    @ParameterizedTest
    @CsvSource({
        // Nine years after the order against ten from the end of the invoice's year: the later of the two.
        "9 years after order-completed,10 years after year-end,2026-01-01,2026-01-01,2037-01-01",
        "9 years after order-completed,10 years after year-end,2026-12-31,2026-12-31,2037-01-01",
        "9 years after order-completed,10 years after year-end,2026-12-31,2027-12-31,2037-01-01",
        "9 years after order-completed,10 years after year-end,2026-12-31,2028-01-01,2037-01-01",
        "9 years after order-completed,10 years after year-end,2026-12-31,2028-01-02,2037-01-02",
        "9 years after order-completed,7 years after book-year-end,2026-01-01,2026-01-01,2035-01-01",
        "9 years after order-completed,7 years after book-year-end,2026-12-31,2026-12-31,2035-12-31",
        "7 years after book-year-end,7 years after book-year-end,2026-12-31,2026-12-31,2034-01-01",
        "7 years after book-year-end,10 years after year-end,2026-12-31,2026-12-31,2037-01-01",
        "7 years after book-year-end,10 years after year-end,2027-01-01,2027-01-01,2038-01-01",
        "9 years after order-completed,10 years after year-end,2028-02-29,2028-02-29,2039-01-01"
    })
    void endsWhenBothHavePassed(String term, String law, LocalDate opened, LocalDate happened, LocalDate due) {
        assertThat(lifespan(term, law).dueOn(opened, happened)).isEqualTo(due);
    }

    @Test
    void endsWithItsTermWhereNoLawSetsAMinimum() {
        var lifespan = new Lifespan(term("6 months after closed"), Optional.empty());

        assertThat(lifespan.dueOn(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 8, 31)))
                .isEqualTo("2027-02-28");
        assertThat(lifespan.lastDueOpeningDay(LocalDate.of(2027, 2, 28))).isEqualTo("2027-02-28");
        assertThat(lifespan).hasToString("6 months after closed");
    }

    @Test
    void tellsBoth() {
        assertThat(lifespan("9 years after order-completed", "10 years after year-end"))
                .hasToString("9 years after order-completed, by law at least 10 years after year-end");
    }

    /** What the sweep looks for by two days is what counting says of every dossier, on the day, before and after. */
    @RepeatedTest(20)
    void theTwoLastDaysFindExactlyWhatIsDue(RepetitionInfo repetition) {
        long seed = 20261122 + repetition.getCurrentRepetition();
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var year = new BookYear(Month.of(1 + random.nextInt(12)));
            var term = term(TERMS.get(random.nextInt(TERMS.size()))).in(year);
            var law = random.nextInt(5) == 0
                    ? Optional.<Term>empty()
                    : Optional.of(
                            term(MINIMA.get(random.nextInt(MINIMA.size()))).in(year));
            var lifespan = new Lifespan(term, law);
            // A leap cycle, and the century whose last year is none.
            var opened = LocalDate.of(random.nextBoolean() ? 2024 : 2096, 1, 1).plusDays(random.nextInt(4 * 365 + 1));
            var happened = opened.plusDays(random.nextInt(3) == 0 ? random.nextInt(2_000) : random.nextInt(3));

            var due = later(term.dueOn(happened), law.map(minimum -> minimum.dueOn(opened)));

            assertThat(lifespan.dueOn(opened, happened))
                    .as("%s, opened %s, happened %s, seed %d", lifespan, opened, happened, seed)
                    .isEqualTo(due);
            for (int days = -1; days <= 1; days++) {
                var today = due.plusDays(days);
                boolean found = !happened.isAfter(lifespan.lastDueEventDay(today))
                        && !opened.isAfter(lifespan.lastDueOpeningDay(today));
                assertThat(found)
                        .as("%s, opened %s, happened %s, on %s, seed %d", lifespan, opened, happened, today, seed)
                        .isEqualTo(days >= 0);
            }
        }
    }

    private static LocalDate later(LocalDate one, Optional<LocalDate> other) {
        return other.filter(one::isBefore).orElse(one);
    }

    private static Lifespan lifespan(String term, String law) {
        return new Lifespan(term(term), Optional.of(term(law)));
    }

    private static Term term(String words) {
        return Term.of(words).orElseThrow();
    }
}
