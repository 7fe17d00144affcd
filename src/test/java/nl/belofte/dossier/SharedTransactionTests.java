package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;

/** Writes and erasures of many who come at once. */
@Timeout(60)
class SharedTransactionTests {

    private static final String I = "ipcall";
    private static final Actor STAFF = Floor.dirk("support");

    private final Floor floor = Floor.on("2026-03-02");
    private final PersonId anna = floor.person(I);
    private final List<DossierId> accounts = IntStream.range(0, 5)
            .mapToObj(_ -> floor.open(I, anna, Purpose.ACCOUNT, ANNA))
            .toList();
    private final DossierId blocker = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        clients.close();
        floor.db.sql("drop trigger if exists sabotage on dossier").update();
        floor.close();
    }

    private void write(DossierId id, String address, Actor actor) {
        floor.dossiers.write(id, Category.EMAIL, Map.of(Field.EMAIL, address), new Use(Purpose.ACCOUNT, actor));
    }

    private String address(DossierId id) {
        return floor.read(id, Purpose.ACCOUNT, self(anna))
                .content()
                .get(Category.EMAIL, Field.EMAIL)
                .orElseThrow();
    }

    /** The first round is held up in the database until all of these wait for the second. */
    private List<? extends Future<?>> together(Runnable first, List<Runnable> deeds) {
        return floor.inTransaction(() -> {
            floor.db
                    .sql("select from dossier where id = ? for update")
                    .param(blocker.value())
                    .query()
                    .listOfRows();
            clients.submit(first);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> floor.count("pg_locks where not granted") > 0);
            var threads =
                    deeds.stream().map(deed -> new FutureTask<Void>(deed, null)).toList();
            var running = threads.stream()
                    .map(task -> Thread.ofPlatform().start(task))
                    .toList();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> running.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            return threads;
        });
    }

    private List<? extends Future<?>> writtenTogether(List<Runnable> deeds) {
        return together(() -> write(blocker, "first@voorbeeld.example", STAFF), deeds);
    }

    @Test
    void manyWritesShareATransactionAndEachLeavesItsValueAndItsEvidence() throws Exception {
        int before = transactions();
        var written = writtenTogether(accounts.stream()
                .map(id -> (Runnable) () -> write(id, accounts.indexOf(id) + "@voorbeeld.example", STAFF))
                .toList());
        for (var each : written) {
            each.get();
        }

        assertThat(transactions() - before).as("with the first one").isEqualTo(2);
        for (var id : accounts) {
            assertThat(address(id)).isEqualTo(accounts.indexOf(id) + "@voorbeeld.example");
        }
        assertThat(floor.count("evidence_opening where payload like '%deed=written%'"))
                .isEqualTo(6);
    }

    /** How many different transactions wrote the evidence of writes. */
    private int transactions() {
        return floor.db
                .sql("select count(distinct xmin::text) from evidence_opening where payload like '%deed=written%'")
                .query(Integer.class)
                .single();
    }

    @Test
    void twoWritesToOneDossierAtOnceBothCountTheLaterLast() throws Exception {
        var id = accounts.getFirst();
        var written = writtenTogether(List.of(
                () -> floor.dossiers.write(
                        id,
                        Category.NAME_AND_ADDRESS,
                        Map.of(Field.GIVEN_NAME, "Annie"),
                        new Use(Purpose.ACCOUNT, STAFF)),
                () -> write(id, "later@voorbeeld.example", STAFF)));
        for (var each : written) {
            each.get();
        }

        var content = floor.read(id, Purpose.ACCOUNT, self(anna)).content();
        assertThat(content.get(Category.NAME_AND_ADDRESS, Field.GIVEN_NAME)).contains("Annie");
        assertThat(content.get(Category.EMAIL, Field.EMAIL)).contains("later@voorbeeld.example");
    }

    @Test
    void whatIsRefusedToOneIsRefusedToNobodyElse() throws Exception {
        var stranger = self(floor.person(I));
        var written = writtenTogether(List.of(
                () -> write(accounts.get(0), "stranger@voorbeeld.example", stranger),
                () -> write(accounts.get(1), "staff@voorbeeld.example", STAFF)));

        assertThatThrownBy(written.get(0)::get).hasCauseInstanceOf(NotPermitted.class);
        written.get(1).get();
        assertThat(address(accounts.get(0))).isEqualTo("anna@voorbeeld.example");
        assertThat(address(accounts.get(1))).isEqualTo("staff@voorbeeld.example");
    }

    @Test
    void oneThatFailsFailsAlone() throws Exception {
        floor.db
                .sql(
                        "create or replace function sabotage() returns trigger language plpgsql as $$ begin if old.id = '%s' then raise 'stuck'; end if; return new; end $$"
                                .formatted(accounts.get(0)))
                .update();
        floor.db
                .sql("create trigger sabotage before update on dossier for each row execute function sabotage()")
                .update();
        var written = writtenTogether(List.of(
                () -> write(accounts.get(0), "stuck@voorbeeld.example", STAFF),
                () -> write(accounts.get(1), "free@voorbeeld.example", STAFF)));

        assertThatThrownBy(written.get(0)::get).hasCauseInstanceOf(DataAccessException.class);
        written.get(1).get();
        assertThat(address(accounts.get(1))).isEqualTo("free@voorbeeld.example");
        assertThat(floor.count("evidence_opening where payload like '%deed=written%'"))
                .as("the first one and the free one")
                .isEqualTo(2);
    }

    @Test
    void ofTwoWhoEraseOneDossierAtOnceOneIsToldThatItWasThere() throws Exception {
        var id = accounts.getFirst();
        var told = new ConcurrentLinkedQueue<Integer>();
        Runnable erase = () -> told.add(floor.dossiers.erase(List.of(id), STAFF, "asked"));
        for (var each : together(() -> floor.dossiers.erase(List.of(blocker), STAFF, "asked"), List.of(erase, erase))) {
            each.get();
        }

        assertThat(told).containsExactlyInAnyOrder(0, 1);
        assertThat(floor.erased(id)).isTrue();
        assertThat(floor.count(
                        "evidence_opening where payload like '%deed=erased%' and payload like '%' || ? || '%'",
                        id.toString()))
                .isEqualTo(1);
        floor.chain().seal();
        assertThat(floor.chain().verify().faults()).isEmpty();
    }

    @Test
    void aStrangerErasesNothingAndStopsNobody() throws Exception {
        var stranger = self(floor.person(I));
        var erased = together(
                () -> floor.dossiers.erase(List.of(blocker), STAFF, "asked"),
                List.of(
                        () -> floor.dossiers.erase(List.of(accounts.get(0)), stranger, "asked"),
                        () -> floor.dossiers.erase(List.of(accounts.get(1)), self(anna), "asked")));

        assertThatThrownBy(erased.get(0)::get).hasCauseInstanceOf(NotPermitted.class);
        erased.get(1).get();
        assertThat(floor.erased(accounts.get(0))).isFalse();
        assertThat(floor.erased(accounts.get(1))).isTrue();
    }
}
