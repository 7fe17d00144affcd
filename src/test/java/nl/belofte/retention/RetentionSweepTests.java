package nl.belofte.retention;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.HoldReason;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class RetentionSweepTests {

    private static final String I = "ipcall";
    private static final String VERSION = "2022-06-29";
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 9, 2);

    private final Floor floor = Floor.on("2026-09-02");
    private final RetentionSweep sweep = floor.sweep();

    @AfterEach
    void close() {
        floor.db.sql("drop trigger if exists sabotage on dossier").update();
        floor.close();
    }

    @Test
    void onlyTheOneThatIsDueIsErased() {
        var anna = floor.person(I);
        var open = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        var due = floor.open(I, Purpose.ACCOUNT, ANNA);
        var notYet = floor.open(I, Purpose.ACCOUNT, ANNA);
        var erased = floor.open(I, Purpose.ACCOUNT, ANNA);
        floor.erase(erased);
        end(due, DUE);
        end(notYet, DUE.plusDays(1));
        var tombstone = row(erased);
        floor.clock.set(TODAY);

        var result = sweep.run();

        assertThat(result.erased()).isEqualTo(1);
        assertThat(result.clean()).isTrue();
        assertThat(floor.erased(due)).isTrue();
        assertThat(floor.erased(notYet)).isFalse();
        assertThat(floor.read(open, Purpose.ACCOUNT, self(anna)).content()).isEqualTo(ANNA);
        assertThat(row(erased)).isEqualTo(tombstone);
        assertThat(floor.count("dossier where id = ? and sealed is not null", due.value()))
                .isZero();
    }

    @Test
    void whatItErasesItSaysWithItsTerm() {
        due();

        sweep.run();

        var erasure = floor.evidence.newest(1).getFirst().entry();
        assertThat(erasure.deed()).isEqualTo(Deed.ERASED);
        assertThat(erasure.actor()).isEqualTo("platform:sweep");
        assertThat(erasure.detail()).isEqualTo("6 months after closed");
    }

    @Test
    void aDryRunOnlyCounts() {
        due();
        due();
        var before = everything();

        var counts = sweep.count();

        assertThat(counts).containsExactly(new RetentionSweep.Count(I, Purpose.ACCOUNT, "6 months after closed", 2));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theFiguresOfEverySweepAreKept() {
        due();
        sweep.run();
        sweep.run();

        assertThat(sweep.latest(I, 5)).extracting(RetentionSweep.Result::erased).containsExactly(0, 1);
    }

    /** It waits, and says so for as long as it does; what waits is not overdue. */
    @Test
    void whatWasDueAndIsRestrictedOrHeldIsCounted() {
        var restricted = floor.open(I, Purpose.ACCOUNT, ANNA);
        var held = floor.open(I, Purpose.ACCOUNT, ANNA);
        var notYet = floor.open(I, Purpose.ACCOUNT, ANNA);
        var officer = (Actor.Staff) Floor.dirk("privacy-officer");
        for (var id : List.of(restricted, notYet)) {
            floor.dossiers.restrict(id, RestrictionGround.CLAIM, officer);
        }
        floor.dossiers.hold(held, HoldReason.CLAIM, officer, new Actor.Staff("privacy-officer", UUID.randomUUID()));
        end(restricted, DUE);
        end(held, DUE);
        end(notYet, DUE.plusDays(1));
        due();

        var result = sweep.run();

        assertThat(result)
                .extracting(RetentionSweep.Result::erased, RetentionSweep.Result::kept)
                .containsExactly(1, 2);
        assertThat(result.clean()).isTrue();
        assertThat(sweep.latest(I, 1)).extracting(RetentionSweep.Result::kept).containsExactly(2);
        assertThat(sweep.latest("voipexpress", 1))
                .extracting(RetentionSweep.Result::kept)
                .containsExactly(0);

        floor.dossiers.lift(restricted, officer);
        assertThat(sweep.run().kept()).isEqualTo(1);
        assertThat(floor.erased(restricted)).isTrue();
    }

    @Test
    void moreThanOneBatchIsErased() {
        floor.erase(due());
        floor.db
                .sql(
                        "insert into person (id, controller) select gen_random_uuid(), 'ipcall' from generate_series(1, 2203)")
                .update();
        floor.db.sql("""
                        insert into dossier (id, declaration, person, opened_on, event, event_on, sealed)
                        select gen_random_uuid(), d.declaration, p.id, '2026-01-01', 'closed', '2026-02-02', ''
                        from person p, dossier d""").update();

        var result = sweep.run();

        assertThat(result.erased()).isEqualTo(2203);
        assertThat(result.clean()).isTrue();
        assertThat(floor.count("person")).isZero();
    }

    @Test
    void oneThatCannotBeErasedDoesNotStopTheRest() {
        var first = due();
        var stuck = due();
        var last = due();
        sabotage("if old.id = '%s' then raise 'stuck'; end if; return new;".formatted(stuck));

        var result = sweep.run();

        assertThat(floor.erased(first)).isTrue();
        assertThat(floor.erased(last)).isTrue();
        assertThat(floor.erased(stuck)).isFalse();
        assertThat(result.erased()).isEqualTo(2);
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.overdueAfter()).isEqualTo(1);
        assertThat(result.clean()).isFalse();
        assertThat(floor.count("dossier where id = ? and sealed is not null", stuck.value()))
                .isEqualTo(1);
    }

    @Test
    void aWholeBatchThatCannotBeErasedDoesNotStopWhatComesBehindIt() {
        var last = due();
        floor.db
                .sql(
                        "insert into person (id, controller) select gen_random_uuid(), 'ipcall' from generate_series(1, 1000)")
                .update();
        floor.db.sql("""
                        insert into dossier (id, declaration, person, opened_on, event, event_on, sealed)
                        select gen_random_uuid(), d.declaration, p.id, '2026-01-01', 'closed', '2026-02-02', ''
                        from person p, dossier d where p.id <> d.person""").update();
        sabotage("if old.event_on = '2026-02-02' then raise 'stuck'; end if; return new;");
        // Each of them would be told with all that led to it.
        var log = (Logger) LoggerFactory.getLogger(RetentionSweep.class);
        log.setLevel(Level.OFF);
        try {
            var result = sweep.run();

            assertThat(floor.erased(last)).isTrue();
            assertThat(result.erased()).isEqualTo(1);
            assertThat(result.failed()).isEqualTo(1000);
        } finally {
            log.setLevel(null);
        }
    }

    @Test
    void oneThatCouldNotBeErasedIsTriedAgainTheNextTime() {
        var stuck = due();
        sabotage("raise 'stuck';");
        sweep.run();
        floor.db.sql("drop trigger sabotage on dossier").update();

        assertThat(sweep.run().clean()).isTrue();

        assertThat(floor.erased(stuck)).isTrue();
    }

    @Test
    void anErasureThatSilentlyDoesNothingIsFound() {
        var stuck = due();
        sabotage("return null;");

        var result = sweep.run();

        assertThat(floor.erased(stuck)).isFalse();
        assertThat(result.erased()).isZero();
        assertThat(result.overdueAfter()).isEqualTo(1);
        assertThat(result.clean()).isFalse();
    }

    @Test
    void whatASweepDoesNotFindTheCheckDoes() {
        floor.happened(I, Purpose.ACCOUNT, "2019-01-01", Event.CLOSED, DUE);
        floor.happened(I, Purpose.ACCOUNT, VERSION, Event.COMPLETED, DUE);

        var result = sweep.run();

        assertThat(result.erased()).isZero();
        assertThat(result.overdueAfter()).isEqualTo(2);
    }

    @Test
    void oneThatSomebodyElseHoldsIsLeftForTheNextTime() {
        var held = due();
        var free = due();

        var result = floor.inTransaction(() -> {
            floor.db
                    .sql("select from dossier where id = ? for update")
                    .param(held.value())
                    .query()
                    .listOfRows();
            try (var other = Executors.newSingleThreadExecutor()) {
                return other.submit(sweep::run).get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(result.erased()).isEqualTo(1);
        assertThat(result.overdueAfter()).isEqualTo(1);
        assertThat(floor.erased(free)).isTrue();
        assertThat(sweep.run().erased()).isEqualTo(1);
        assertThat(floor.erased(held)).isTrue();
    }

    @Test
    void sweepsAtTheSameTimeEraseEachDossierOnce() throws Exception {
        for (int i = 0; i < 60; i++) {
            due();
        }

        try (var threads = Executors.newFixedThreadPool(3)) {
            Callable<RetentionSweep.Result> one = () -> floor.sweep().run();
            var results = threads.invokeAll(List.of(one, one, one));
            int erased = 0;
            for (var result : results) {
                erased += result.get().erased();
                assertThat(result.get().failed()).isZero();
            }
            assertThat(erased).isEqualTo(60);
        }

        var told = floor.db
                .sql("select payload from evidence_opening where payload like '%deed=erased%'")
                .query(String.class)
                .list();
        assertThat(floor.db.sql("select id from dossier").query(UUID.class).list())
                .hasSize(60)
                .allMatch(id -> told.stream()
                                .filter(text -> text.contains(id.toString()))
                                .count()
                        == 1);
        assertThat(floor.count("person")).isZero();
        assertThat(overdue()).isZero();
    }

    /** Dossiers of all kinds and days; what should be gone is found out by asking each. */
    @Test
    void theSweepAndTheCheckAgreeWithAskingEveryDossier() {
        long seed = 20260902;
        var random = new Random(seed);
        var terms = floor.statements.due();
        var all = new ArrayList<Made>();
        for (int i = 0; i < 300; i++) {
            var term = terms.get(random.nextInt(terms.size()));
            var day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1_200));
            var opened = day.minusDays(random.nextInt(800));
            var id = floor.happened(
                    term.controller(),
                    term.purpose(),
                    term.version().toString(),
                    term.regime(),
                    opened,
                    term.term().event(),
                    day);
            all.add(new Made(id, term.lifespan().dueOn(opened, day)));
        }

        for (var today : List.of(
                "2024-01-01",
                "2024-02-29",
                "2025-02-28",
                "2026-08-31",
                "2027-01-01",
                "2033-12-31",
                "2034-01-01",
                "2036-05-05")) {
            floor.clock.set(LocalDate.parse(today));
            var gone = new HashSet<DossierId>();
            all.stream()
                    .filter(made -> !made.due().isAfter(floor.clock.today()))
                    .forEach(made -> gone.add(made.id()));
            int now = gone.size() - floor.count("dossier where person is null");

            assertThat(overdue()).as("overdue on %s, seed %d", today, seed).isEqualTo(now);
            assertThat(sweep.count().stream()
                            .mapToInt(RetentionSweep.Count::dossiers)
                            .sum())
                    .as("due on %s", today)
                    .isEqualTo(now);
            assertThat(sweep.run().erased()).as("erased on %s", today).isEqualTo(now);
            assertThat(floor.db
                            .sql("select id from dossier where person is null")
                            .query(UUID.class)
                            .list())
                    .containsExactlyInAnyOrderElementsOf(
                            gone.stream().map(DossierId::value).toList());
        }
    }

    private record Made(DossierId id, LocalDate due) {}

    /** An account that was closed half a year ago, today. */
    private DossierId due() {
        floor.clock.set(DUE);
        var id = floor.open(I, Purpose.ACCOUNT, ANNA);
        end(id, DUE);
        floor.clock.set(TODAY);
        return id;
    }

    private int overdue() {
        return floor.statements.controllers().stream().mapToInt(sweep::overdue).sum();
    }

    private void end(DossierId id, LocalDate on) {
        floor.clock.set(on);
        var person = floor.db
                .sql("select person from dossier where id = ?")
                .param(id.value())
                .query(UUID.class)
                .single();
        floor.inTransaction(() -> floor.dossiers.end(id, Event.CLOSED, new Actor.Self(person)));
    }

    private void sabotage(String body) {
        floor.db
                .sql("create or replace function sabotage() returns trigger language plpgsql as $$ begin %s end $$"
                        .formatted(body))
                .update();
        floor.db
                .sql(
                        "create trigger sabotage before update of person on dossier for each row execute function sabotage()")
                .update();
    }

    private Map<String, Object> row(DossierId id) {
        return floor.db
                .sql("select * from dossier where id = ?")
                .param(id.value())
                .query()
                .singleRow();
    }

    private String everything() {
        var all = new StringBuilder();
        for (var table :
                List.of("dossier", "keys.dossier_key", "person", "evidence_waiting", "evidence_opening", "sweep")) {
            all.append(floor.db
                    .sql("select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from " + table + " t")
                    .query(String.class)
                    .single());
        }
        return all.toString();
    }
}
