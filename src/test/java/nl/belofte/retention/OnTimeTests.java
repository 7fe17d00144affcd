package nl.belofte.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.belofte.TestClock;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.StatementFolder;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Statements.Due;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every term of both real statements, the day before, the day, and the day after. */
class OnTimeTests {

    private static final LocalDate OPENED = LocalDate.of(2026, 8, 30);
    private static final LocalDate HAPPENED = LocalDate.of(2026, 8, 31);

    private final Floor floor = Floor.on("2026-08-31");
    private final RetentionSweep sweep = floor.sweep();

    @AfterEach
    void close() {
        floor.close();
    }

    static Stream<Due> terms() {
        return Statements.read(StatementFolder.REAL, TestClock.on("2026-08-31")).due().stream();
    }

    @Test
    void everyTermThatWasPromisedIsTried() {
        assertThat(terms())
                .extracting(due -> due.controller() + " " + due.purpose().id() + " "
                        + due.regime().id() + " " + due.term())
                .contains(
                        "ipcall account domestic 6 months after closed",
                        "ipcall bookkeeping domestic 7 years after book-year-end",
                        "voipexpress account domestic 6 months after closed",
                        "voipexpress subscription domestic 2 years after cancelled",
                        "voipexpress bookkeeping be 9 years after order-completed",
                        "voipexpress pending-registration domestic 3 days after opened")
                .hasSizeGreaterThan(25);
    }

    private DossierId happened(Due due) {
        return floor.happened(
                due.controller(),
                due.purpose(),
                due.version().toString(),
                due.regime(),
                OPENED,
                due.term().event(),
                HAPPENED);
    }

    @ParameterizedTest
    @MethodSource("terms")
    void itIsThereTheDayBeforeAndGoneOnTheDay(Due due) {
        var dossier = happened(due);
        var day = due.lifespan().dueOn(OPENED, HAPPENED);

        floor.clock.set(day.minusDays(1));
        assertThat(sweep.count()).isEmpty();
        assertThat(sweep.run().erased()).isZero();
        assertThat(floor.erased(dossier)).isFalse();

        floor.clock.set(day);
        assertThat(overdue()).isEqualTo(1);
        assertThat(sweep.count()).extracting(RetentionSweep.Count::dossiers).containsExactly(1);
        assertThat(sweep.run().erased()).isEqualTo(1);
        assertThat(floor.erased(dossier)).isTrue();
        assertThat(overdue()).isZero();
    }

    @ParameterizedTest
    @MethodSource("terms")
    void aPlatformThatSleptOnTheDayErasesTheDayAfter(Due due) {
        var dossier = happened(due);
        floor.clock.set(due.lifespan().dueOn(OPENED, HAPPENED).plusDays(1));

        var result = sweep.run();

        assertThat(result.erased()).isEqualTo(1);
        assertThat(result.clean()).isTrue();
        assertThat(floor.erased(dossier)).isTrue();
    }

    /** Reading asks for the day itself, the sweep for what happened long enough ago: they mean the same day. */
    @ParameterizedTest
    @MethodSource("terms")
    void itIsReadUntilTheDayBeforeThoughNoSweepCameBy(Due due) {
        var dossier = happened(due);
        var day = due.lifespan().dueOn(OPENED, HAPPENED);

        for (int after = -1; after <= 1; after++) {
            floor.clock.set(day.plusDays(after));
            var read = floor.dossiers.read(List.of(dossier), new Use(due.purpose(), new Actor.Platform("sweep")));
            assertThat(read).as("%d days after", after).hasSize(after < 0 ? 1 : 0);
            assertThat(overdue()).as("the desk's own count").isEqualTo(after < 0 ? 0 : 1);
        }
    }

    private int overdue() {
        return floor.statements.controllers().stream().mapToInt(sweep::overdue).sum();
    }

    @Test
    void theDayBeginsAtMidnightWhereTheControllerIs() {
        var dossier = floor.happened("ipcall", Purpose.ACCOUNT, "2022-06-29", Event.CLOSED, LocalDate.of(2026, 1, 15));
        var midnight =
                LocalDate.of(2026, 7, 15).atStartOfDay(TestClock.AMSTERDAM).toInstant();

        floor.clock.set(midnight.minusMillis(1));
        sweep.run();
        assertThat(floor.erased(dossier)).isFalse();

        floor.clock.set(midnight);
        sweep.run();
        assertThat(floor.erased(dossier)).isTrue();
    }
}
