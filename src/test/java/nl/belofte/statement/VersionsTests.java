package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import nl.belofte.TestClock;
import nl.belofte.statement.Statements.Due;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 7, 1);
    private static final String KEEP = "keep: 6 months after closed";

    private final TestClock clock = TestClock.on("2026-08-01");
    private StatementFolder folder;

    @BeforeEach
    void begin(@TempDir Path empty) {
        folder = new StatementFolder(empty).with("north", "2026-01-01");
    }

    @Test
    void aVersionBindsFromItsDateOn() {
        var statements = folder.with("north", "2026-07-01").read(clock);

        clock.set(SECOND.minusDays(1));
        assertThat(statements.current("north").version()).isEqualTo(FIRST);
        clock.set(SECOND);
        assertThat(statements.current("north").version()).isEqualTo(SECOND);
        clock.set(SECOND.plusDays(1));
        assertThat(statements.current("north").version()).isEqualTo(SECOND);
    }

    @Test
    void aVersionBeginsAtMidnightWhereTheControllerIs() {
        var statements = folder.with("north", "2026-07-01").read(clock);

        clock.set(SECOND.atStartOfDay(TestClock.AMSTERDAM).toInstant().minusMillis(1));
        assertThat(statements.current("north").version()).isEqualTo(FIRST);
        assertThat(statements.today("north")).isEqualTo(SECOND.minusDays(1));
        clock.set(SECOND.atStartOfDay(TestClock.AMSTERDAM).toInstant());
        assertThat(statements.current("north").version()).isEqualTo(SECOND);
        assertThat(statements.today("north")).isEqualTo(SECOND);
    }

    @Test
    void aDossierKeepsTheTermThatItWasOpenedUnderWhenALaterOneIsLonger() {
        var statements = folder.with("north", "2026-07-01", KEEP, "keep: 9 months after closed")
                .read(clock);

        assertThat(dueOn(statements, FIRST, LocalDate.of(2026, 8, 1))).isEqualTo("2027-02-01");
        assertThat(dueOn(statements, SECOND, LocalDate.of(2026, 8, 1))).isEqualTo("2027-05-01");
    }

    @Test
    void aLaterShorterTermBindsWhatWasOpenedBefore() {
        var statements = folder.with("north", "2026-07-01", KEEP, "keep: 3 months after closed")
                .read(clock);

        assertThat(dueOn(statements, FIRST, LocalDate.of(2026, 8, 1))).isEqualTo("2026-11-01");
    }

    @Test
    void aShorterTermBindsNobodyBeforeItsVersionDoes() {
        var statements = folder.with("north", "2026-07-01", KEEP, "keep: 3 months after closed")
                .read(clock);

        clock.set(SECOND.minusDays(1));

        assertThat(dueOn(statements, FIRST, LocalDate.of(2026, 6, 1))).isEqualTo("2026-12-01");
    }

    /** A month and thirty days: which of them is shorter depends on the day. */
    @Test
    void theTermThatEndsFirstBindsOnWhateverDayItBegins() {
        var statements = new StatementFolder(folder.path())
                .with("south", "2026-01-01", KEEP, "keep: 1 months after closed")
                .with("south", "2026-07-01", KEEP, "keep: 30 days after closed")
                .read(clock);
        clock.set(LocalDate.of(2027, 6, 1));

        for (var day = LocalDate.of(2026, 8, 1); day.getYear() < 2028; day = day.plusDays(1)) {
            var month = day.plusMonths(1);
            var thirtyDays = day.plusDays(30);
            assertThat(statements.dueOn("south", Purpose.ACCOUNT, FIRST, Event.CLOSED, day))
                    .contains(month.isBefore(thirtyDays) ? month : thirtyDays);
        }
    }

    @Test
    void aVersionThatDoesNotBindYetDisturbsNothing() {
        var statements = folder.with("north", "2027-01-01", KEEP, "keep: 1 months after closed")
                .read(clock);

        assertThatCode(statements::dueTerms).doesNotThrowAnyException();
        assertThat(terms(statements, FIRST)).containsExactly("6 months after closed");
    }

    @Test
    void theSameTermInOtherWordsIsOneTerm() {
        var statements = folder.with("north", "2026-07-01", KEEP, "keep: 6 month after closed")
                .with("south", "2026-01-01", KEEP, "keep: 12 months after closed")
                .with("south", "2026-07-01", KEEP, "keep: 1 years after closed")
                .read(clock);

        assertThat(terms(statements, FIRST)).containsExactly("6 months after closed");
        assertThat(statements.dueTerms().stream()
                        .filter(due -> due.controller().equals("south") && due.purpose() == Purpose.ACCOUNT)
                        .map(due -> due.version() + " " + due.term()))
                .containsExactly("2026-01-01 12 months after closed", "2026-07-01 1 years after closed");
    }

    @Test
    void aLongerTermOfALaterVersionDoesNotCountDossiersTwice() {
        var statements = folder.with("north", "2026-07-01", KEEP, "keep: 9 months after closed")
                .read(clock);

        assertThat(terms(statements, FIRST)).containsExactly("6 months after closed");
    }

    /** Else a dossier could be ended by an event that no term counts from, and would stay for good. */
    @Test
    void whateverEventADossierCanEndByMakesItDue() {
        var statements = folder.with(
                        "north", "2026-07-01", "keep: 6 months after ended", "keep: 6 months after cancelled")
                .read(clock);

        for (var version : List.of(FIRST, SECOND)) {
            for (var event : Purpose.SUBSCRIPTION.events()) {
                var ends = statements
                        .dueOn("north", Purpose.SUBSCRIPTION, version, event, SECOND)
                        .isPresent();
                assertThat(statements.dueTerms().stream()
                                .anyMatch(due -> due.purpose() == Purpose.SUBSCRIPTION
                                        && due.version().equals(version)
                                        && due.term().event() == event))
                        .as("%s under %s", event, version)
                        .isEqualTo(ends);
            }
        }
    }

    /** Six months after the end are promised; two years after cancelling would be longer, and a clock starts once. */
    @Test
    void anEventThatOnlyALaterVersionKnowsDoesNotStartAnOlderDossiersClock() {
        folder.with(
                "north",
                "2026-07-01",
                "keep: 6 months after ended",
                "keep: [6 months after ended, 2 years after cancelled]");
        var statements = folder.read(clock);
        var day = LocalDate.of(2026, 8, 1);

        assertThat(statements.term("north", Purpose.SUBSCRIPTION, FIRST, Event.CANCELLED))
                .isEmpty();
        assertThat(statements.dueOn("north", Purpose.SUBSCRIPTION, FIRST, Event.CANCELLED, day))
                .isEmpty();
        assertThat(statements.dueOn("north", Purpose.SUBSCRIPTION, FIRST, Event.ENDED, day))
                .contains(LocalDate.of(2027, 2, 1));
        assertThat(statements.dueOn("north", Purpose.SUBSCRIPTION, SECOND, Event.CANCELLED, day))
                .contains(LocalDate.of(2028, 8, 1));
    }

    @Test
    void anEventThatALaterVersionDropsStillEndsWhatWasOpenedBefore() {
        folder.with("north", "2026-07-01", "keep: 6 months after ended", "keep: 1 months after cancelled");
        var statements = folder.read(clock);

        assertThat(statements.term("north", Purpose.SUBSCRIPTION, FIRST, Event.ENDED))
                .map(Term::toString)
                .contains("6 months after ended");
    }

    @Test
    void whatIsDueAgreesWithTheDayThatEachDossierIsTold() {
        var statements = folder.with("north", "2026-07-01", KEEP, "keep: 3 months after closed")
                .read(clock);

        for (var version : List.of(FIRST, SECOND)) {
            var soonest = statements.dueTerms().stream()
                    .filter(due ->
                            due.purpose() == Purpose.ACCOUNT && due.version().equals(version))
                    .map(due -> due.term().dueOn(SECOND))
                    .min(Comparator.naturalOrder());

            assertThat(soonest).isEqualTo(statements.dueOn("north", Purpose.ACCOUNT, version, Event.CLOSED, SECOND));
        }
    }

    private static String dueOn(Statements statements, LocalDate version, LocalDate closed) {
        return statements
                .dueOn("north", Purpose.ACCOUNT, version, Event.CLOSED, closed)
                .orElseThrow()
                .toString();
    }

    private static List<String> terms(Statements statements, LocalDate version) {
        return statements.dueTerms().stream()
                .filter(due -> due.controller().equals("north"))
                .filter(due -> due.purpose() == Purpose.ACCOUNT && due.version().equals(version))
                .map(Due::term)
                .map(Term::toString)
                .toList();
    }
}
