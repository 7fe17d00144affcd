package nl.belofte.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTests {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate BEHIND = LocalDate.of(2036, 1, 1);

    @ParameterizedTest
    @CsvSource({
        // received, due NL, due BE, extended NL, extended BE
        "2026-01-31, 2026-03-02, 2026-03-02, 2026-04-30, 2026-04-30",
        "2026-03-05, 2026-04-07, 2026-04-07, 2026-06-05, 2026-06-05",
        "2026-08-31, 2026-09-30, 2026-09-30, 2026-11-30, 2026-11-30",
        "2026-02-28, 2026-03-30, 2026-03-30, 2026-05-28, 2026-05-28",
        "2028-01-30, 2028-02-29, 2028-02-29, 2028-05-01, 2028-05-02",
        "2026-11-25, 2026-12-28, 2026-12-28, 2027-02-25, 2027-02-25",
        "2026-12-01, 2027-01-04, 2027-01-04, 2027-03-01, 2027-03-01",
        "2027-02-03, 2027-03-03, 2027-03-03, 2027-05-03, 2027-05-03",
        // The EDPB's own, of Guidelines 01/2022: an ordinary month, and the end of one that is longer than the next.
        "2022-03-05, 2022-04-05, 2022-04-05, 2022-06-07, 2022-06-07",
        "2022-08-31, 2022-09-30, 2022-09-30, 2022-11-30, 2022-11-30",
        // Each country's own days.
        "2026-03-27, 2026-04-28, 2026-04-27, 2026-06-29, 2026-06-29",
        "2026-03-03, 2026-04-07, 2026-04-03, 2026-06-03, 2026-06-03",
        "2026-04-05, 2026-05-06, 2026-05-05, 2026-07-06, 2026-07-06",
        "2026-06-21, 2026-07-21, 2026-07-22, 2026-09-21, 2026-09-21",
        "2026-10-11, 2026-11-11, 2026-11-12, 2027-01-11, 2027-01-11",
    })
    @Proves("RIG-10")
    void asThePublishedVectorsSay(
            LocalDate received, LocalDate dueNl, LocalDate dueBe, LocalDate extendedNl, LocalDate extendedBe) {
        var nl = Deadlines.in("nl");
        var be = Deadlines.in("be");

        assertThat(List.of(nl.answerBy(received, false, 0), be.answerBy(received, false, 0)))
                .containsExactly(dueNl, dueBe);
        assertThat(List.of(nl.answerBy(received, true, 0), be.answerBy(received, true, 0)))
                .containsExactly(extendedNl, extendedBe);
    }

    /** Against a calendar that is written down here once more, by hand and by the rule for Easter. */
    @ParameterizedTest
    @ValueSource(strings = {"nl", "be"})
    @Proves("RIG-10")
    void onEachDayOfTwelveYearsItIsTheFirstWorkingDayFromTheSameDayOfTheMonth(String country) {
        var deadlines = Deadlines.in(country);
        var free = free(country);
        var wrong = new ArrayList<LocalDate>();
        for (var day : FIRST.datesUntil(BEHIND).toList()) {
            if (!deadlines.answerBy(day, false, 0).equals(next(day.plusMonths(1), free))
                    || !deadlines.answerBy(day, true, 0).equals(next(day.plusMonths(3), free))) {
                wrong.add(day);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "be"})
    void whoAsksLaterIsNeverAnsweredEarlier(String country) {
        var deadlines = Deadlines.in(country);
        var days = FIRST.datesUntil(BEHIND).toList();

        assertThat(days.stream().map(day -> deadlines.answerBy(day, false, 0))).isSorted();
        assertThat(days.stream().map(day -> deadlines.answerBy(day, true, 0))).isSorted();
        assertThat(days).allMatch(day -> deadlines.answerBy(day, false, 0).isBefore(deadlines.answerBy(day, true, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "be"})
    void anExtensionIsNeverLongerThanThreeMonthsAndTheWorkingDayBehindThem(String country) {
        var deadlines = Deadlines.in(country);
        var free = free(country);

        assertThat(FIRST.datesUntil(BEHIND))
                .allSatisfy(day ->
                        assertThat(deadlines.answerBy(day, true, 0)).isBeforeOrEqualTo(next(day.plusMonths(3), free)));
    }

    /** Three points around the month: with no day asked about who somebody is, with one, with many. */
    @ParameterizedTest
    @CsvSource({
        "2026-08-31, 0, 2026-09-30",
        "2026-08-31, 1, 2026-10-01",
        "2026-08-31, 3, 2026-10-05",
        "2026-08-31, 30, 2026-10-30"
    })
    void daysOnWhichNobodyKnewWhoAsksDoNotCount(LocalDate received, int suspended, LocalDate due) {
        assertThat(Deadlines.in("nl").answerBy(received, false, suspended)).isEqualTo(due);
    }

    @Test
    void ofACountryWithoutAKnownCalendarOnlyWeekendsCountAndNoDayIsLaterForIt() {
        assertThat(Deadlines.in("zz").answerBy(LocalDate.of(2026, 11, 25), false, 0))
                .isEqualTo(LocalDate.of(2026, 12, 25));
    }

    private static LocalDate next(LocalDate day, Set<LocalDate> free) {
        var next = day;
        while (free.contains(next)
                || next.getDayOfWeek() == DayOfWeek.SATURDAY
                || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static Set<LocalDate> free(String country) {
        var free = new HashSet<LocalDate>();
        for (int year = 2024; year <= 2036; year++) {
            var easter = easter(year);
            free.add(LocalDate.of(year, 1, 1));
            free.add(easter.plusDays(1));
            free.add(easter.plusDays(39));
            free.add(easter.plusDays(50));
            free.add(LocalDate.of(year, 12, 25));
            if (country.equals("nl")) {
                var king = LocalDate.of(year, 4, 27);
                free.add(easter.minusDays(2));
                free.add(king.getDayOfWeek() == DayOfWeek.SUNDAY ? king.minusDays(1) : king);
                free.add(LocalDate.of(year, 5, 5));
                free.add(LocalDate.of(year, 12, 26));
            } else {
                free.add(LocalDate.of(year, 5, 1));
                free.add(LocalDate.of(year, 7, 21));
                free.add(LocalDate.of(year, 8, 15));
                free.add(LocalDate.of(year, 11, 1));
                free.add(LocalDate.of(year, 11, 11));
            }
        }
        return free;
    }

    /** Of the Gregorian calendar, by the method that Nature published in 1876. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int g = (b - (b + 8) / 25 + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31;
        int day = (h + l - 7 * m + 114) % 31 + 1;
        return LocalDate.of(year, month, day);
    }
}
