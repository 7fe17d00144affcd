package nl.belofte.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.NotDeclared;
import nl.belofte.dossier.Opening;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Regime;
import nl.belofte.statement.StatementFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sweep, the next day and the independent check, for books under every law and with book years of every kind. */
class LegalMinimumSweepTests {

    private static final String KEEP = "keep: 7 years after book-year-end";
    private static final String VERSION = "2020-01-01";

    private Floor floor;
    private RetentionSweep sweep;

    @BeforeEach
    void open(@TempDir Path empty) {
        floor = Floor.on(
                "2026-01-01",
                new StatementFolder(empty)
                        .with("north", VERSION, "country: nl\n", "country: nl\nbook-year-ends: 30 June\n")
                        .with(
                                "south",
                                VERSION,
                                "country: nl\n",
                                "country: be\nbook-year-ends: 28 February\n",
                                KEEP,
                                "keep: [9 years after order-completed, 3 months after book-year-end]"));
        sweep = floor.sweep();
    }

    @AfterEach
    void close() {
        floor.close();
    }

    private record Made(DossierId id, String controller, LocalDate due) {}

    @Test
    void erasesOnTheDayThatCountingFindsAndTheCheckCountsTheSame() {
        long seed = 20261122;
        var random = new Random(seed);
        var all = new ArrayList<Made>();
        var books = floor.statements.due().stream()
                .filter(due -> due.purpose() == Purpose.BOOKKEEPING)
                .toList();
        for (int i = 0; i < 200; i++) {
            var due = books.get(random.nextInt(books.size()));
            var opened = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_500));
            var happened = opened.plusDays(random.nextInt(900));
            var id = floor.happened(
                    due.controller(),
                    due.purpose(),
                    VERSION,
                    due.regime(),
                    opened,
                    due.term().event(),
                    happened);
            all.add(new Made(id, due.controller(), due.lifespan().dueOn(opened, happened)));
        }
        while (!all.isEmpty()) {
            var next =
                    all.stream().map(Made::due).min(Comparator.naturalOrder()).orElseThrow();
            assertThat(sweep.nextDay()).as("seed %d", seed).contains(next);
            floor.clock.set(next.minusDays(1));
            assertThat(overdue()).as("before %s, seed %d", next, seed).isZero();
            floor.clock.set(next);
            var due = all.stream().filter(made -> made.due().equals(next)).toList();
            assertThat(overdue()).as("on %s, seed %d", next, seed).isEqualTo(due.size());
            assertThat(sweep.run().erased()).as("on %s, seed %d", next, seed).isEqualTo(due.size());
            assertThat(due).allMatch(made -> floor.erased(made.id()));
            all.removeAll(due);
        }
    }

    @Test
    void whatFallsUnderALawThatNobodyKnowsIsOverdueAtOnce() {
        var day = LocalDate.of(2026, 1, 1);
        floor.happened("north", Purpose.BOOKKEEPING, VERSION, new Regime("mars"), day, Event.BOOK_YEAR_END, day);

        assertThat(overdue()).isEqualTo(1);
    }

    @Test
    void aDossierOpensUnderAKnownLawOnly() {
        var id = open(Purpose.BOOKKEEPING, new Regime("one-stop-shop"));

        assertThat(floor.read(id, Purpose.BOOKKEEPING, Floor.dirk("bookkeeping"))
                        .regime())
                .isEqualTo(new Regime("one-stop-shop"));
        for (var wrong : List.of(Purpose.BOOKKEEPING, Purpose.ACCOUNT)) {
            var regime = new Regime(wrong == Purpose.ACCOUNT ? "be" : "mars");
            assertThatThrownBy(() -> open(wrong, regime)).isInstanceOf(NotDeclared.class);
        }
    }

    private DossierId open(Purpose purpose, Regime regime) {
        var opening = new Opening("north", floor.person("north"), purpose, regime, Content.EMPTY);
        return floor.dossiers.open(List.of(opening), Floor.dirk("bookkeeping")).getFirst();
    }

    private int overdue() {
        return floor.statements.controllers().stream().mapToInt(sweep::overdue).sum();
    }
}
