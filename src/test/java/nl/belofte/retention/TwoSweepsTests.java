package nl.belofte.retention;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import nl.belofte.Faults;
import nl.belofte.SteppedDatabase;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.HoldReason;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.StatementFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * What {@link SweepModelTests} walks in a model, with the real sweep on a real database: two nodes, one stopped before each
 * of its steps, or killed there. How many steps there are it learns from a run.
 */
@Tag("faults")
class TwoSweepsTests {

    private static final String N = "north";
    private static final String VERSION = "2022-06-29";
    private static final LocalDate CLOSED = LocalDate.of(2026, 9, 2);
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 2);
    private static final Actor.Staff DIRK = (Actor.Staff) Floor.dirk("privacy-officer");
    private static final Actor.Staff SECOND =
            new Actor.Staff("privacy-officer", UUID.nameUUIDFromBytes(new byte[] {5}));

    private Floor floor;
    private EvidenceChain chain;
    private List<DossierId> due;
    private List<DossierId> staying;

    /** Spring tells of every death what it could not roll back. */
    private static final Logger SPRING = (Logger) LoggerFactory.getLogger("org.springframework");

    private final Level loudness = SPRING.getEffectiveLevel();

    @BeforeEach
    void open(@TempDir Path empty) {
        floor = Floor.on("2026-09-02", new StatementFolder(empty).with(N, VERSION));
        chain = floor.chain();
        SPRING.setLevel(Level.OFF);
    }

    @AfterEach
    void close() {
        SPRING.setLevel(loudness);
        floor.db.sql("drop trigger if exists sabotage on dossier").update();
        floor.close();
    }

    /** Two of Anna's that are due, one with evidence of its life, one of Bram; and one that is held, and one not due. */
    private void begin() {
        floor.clock.set(CLOSED);
        var anna = floor.person(N);
        var annas = floor.open(N, anna, Purpose.ACCOUNT, ANNA);
        floor.dossiers.end(annas, Event.CLOSED, self(anna));
        var second = floor.happened(N, Purpose.ACCOUNT, VERSION, Event.CLOSED, CLOSED);
        floor.db
                .sql("update dossier set person = ? where id = ?")
                .params(anna.value(), second.value())
                .update();
        var brams = floor.happened(N, Purpose.ACCOUNT, VERSION, Event.CLOSED, CLOSED);
        var held = floor.happened(N, Purpose.ACCOUNT, VERSION, Event.CLOSED, CLOSED);
        floor.dossiers.hold(held, HoldReason.CLAIM, DIRK, SECOND);
        due = List.of(annas, second, brams);
        staying = List.of(held, floor.happened(N, Purpose.ACCOUNT, VERSION, Event.CLOSED, CLOSED.plusDays(1)));
        floor.clock.set(TODAY);
    }

    /** Those until all is erased; in the long form also those behind them, which find nothing and count. */
    private int steps() {
        begin();
        try (var node = new SteppedNode(floor, "a")) {
            return Faults.LONG ? node.steps().size() : stepsThatErase(node.steps());
        }
    }

    private static int stepsThatErase(List<String> steps) {
        int last = 0;
        for (int i = 0; i < steps.size(); i++) {
            last = steps.get(i).contains("set person = null, sealed = null") ? i : last;
        }
        assertThat(last).as("an erasure among the steps").isPositive();
        return last + steps.subList(last, steps.size()).indexOf(SteppedDatabase.COMMITTED) + 4;
    }

    @Test
    void oneMayStandStillAnywhereWhileTheOtherRunsThrough() {
        try (var a = new SteppedNode(floor, "a");
                var b = new SteppedNode(floor, "b")) {
            walk("stops", steps(), i -> {
                begin();
                a.runUntil(i);
                b.run();
                a.goOn();
                a.end();
                b.end();
                assertKept("stopped before step " + i);
            });
        }
    }

    @Test
    void bothMayStandStillAnywhere() {
        int steps = steps();
        try (var a = new SteppedNode(floor, "a");
                var b = new SteppedNode(floor, "b")) {
            // In the short form a quarter of all pairs, in which each has every step.
            var pairs = IntStream.range(0, steps * steps)
                    .filter(pair -> Faults.LONG || (pair / steps + pair % steps) % 4 == 0)
                    .toArray();
            walk("pairs of stops", pairs.length, i -> {
                int first = pairs[i] / steps;
                int second = pairs[i] % steps;
                begin();
                a.runUntil(first);
                b.runUntil(second);
                a.goOn();
                a.letRun();
                b.goOn();
                a.end();
                b.end();
                assertKept("stopped before steps %d and %d".formatted(first, second));
            });
        }
    }

    @Test
    void oneMayDieAnywhereAndStartAgain() {
        walk("deaths", steps(), k -> {
            begin();
            die(k);
            sweep("a");
            assertKept("died before step " + k);
        });
    }

    @Test
    void oneMayDieAnywhereAndTheOtherGoesOnWithoutIt() {
        try (var b = new SteppedNode(floor, "b")) {
            walk("deaths beside another", steps(), k -> {
                begin();
                die(k);
                b.steps();
                assertKept("died before step " + k + " and stays away");
                sweep("a");
                assertKept("died before step " + k + " and came back");
            });
        }
    }

    /** The batch fails because of one dossier, so that each is erased by itself; and the node dies on the way. */
    @Test
    void oneMayDieAnywhereWhileItErasesOneByOne() {
        begin();
        sabotage();
        int steps;
        try (var node = new SteppedNode(floor, "a")) {
            steps = Faults.LONG ? node.steps().size() : stepsThatErase(node.steps());
        }
        sweep("a");
        walk("deaths one by one", steps, k -> {
            begin();
            sabotage();
            die(k);
            floor.db.sql("drop trigger if exists sabotage on dossier").update();
            sweep("a");
            assertKept("died before step " + k);
        });
    }

    private void sabotage() {
        floor.db.sql("""
                create or replace function sabotage() returns trigger language plpgsql as
                $$ begin if old.id = '%s' then raise 'stuck'; end if; return new; end $$""".formatted(due.get(1))).update();
        floor.db
                .sql(
                        "create or replace trigger sabotage before update of person on dossier for each row execute function sabotage()")
                .update();
    }

    private void die(int step) {
        try (var node = new SteppedNode(floor, "a")) {
            assertThat(node.diesBefore(step)).as("it comes to step " + step).isTrue();
        }
    }

    private void sweep(String node) {
        try (var again = new SteppedNode(floor, node)) {
            again.steps();
        }
    }

    private static void walk(String what, int number, IntConsumer each) {
        long begun = System.nanoTime();
        for (int i = 0; i < number; i++) {
            each.accept(i);
        }
        System.out.printf("%d %s were walked in %.1f seconds.%n", number, what, (System.nanoTime() - begun) / 1e9);
    }

    private void assertKept(String when) {
        assertThat(due).as(when).allMatch(floor::erased);
        assertThat(staying).as(when).noneMatch(floor::erased);
        for (var id : due) {
            assertThat(floor.count("""
                            evidence_opening where payload like '%deed=erased%'
                              and (dossier = ? or payload like ?)""", id.value(), "%" + id + "%"))
                    .as("%s, evidence of an erasure", when)
                    .isEqualTo(1);
        }
        var told = told();
        assertThat(told).as("%s, the ledger", when).containsAll(due);
        assertThat(told).as("%s, the ledger", when).doesNotContainAnyElementsOf(staying);
        assertThat(floor.sweep().overdue()).as("%s, overdue", when).isZero();
        chain.seal();
        assertThat(chain.verify().faults()).as(when).isEmpty();
    }

    /** Whom the ledgers call erased. */
    private Set<DossierId> told() {
        var told = new HashSet<DossierId>();
        try (var files = Files.list(floor.folder.resolve("ledger"))) {
            for (var file : files.toList()) {
                var lines = Files.readAllLines(file);
                for (var line : lines) {
                    var words = line.split(" ");
                    if (words.length > 3 && words[1].equals("erased") && !lines.contains(words[0] + " undone .")) {
                        told.add(new DossierId(UUID.fromString(words[2])));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told;
    }
}
