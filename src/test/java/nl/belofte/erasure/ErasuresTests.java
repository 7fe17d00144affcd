package nl.belofte.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import nl.belofte.Customers;
import nl.belofte.consent.GivenConsents;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.HoldReason;
import nl.belofte.erasure.ErasurePlan.Item;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.report.Someone;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with a dossier of every purpose and a row in every table wants to be erased. New ones join by themselves. */
class ErasuresTests {

    private final Floor floor = Floor.on("2026-03-02");

    @AfterEach
    void close() {
        floor.close();
    }

    private Erasures erasures() {
        return new Erasures(
                floor.dossiers, floor.search(), floor.outlines(), GivenConsents.on(floor), floor.statements, floor.db);
    }

    private List<UUID> left(Someone anna) {
        return floor.db
                .sql("select id from dossier where person = ? order by id")
                .param(anna.person.value())
                .query(UUID.class)
                .list();
    }

    private static List<UUID> ids(List<Item> items) {
        return items.stream().map(item -> item.dossier().id().value()).sorted().collect(Collectors.toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall", "voipexpress"})
    void nothingIsLeftButWhatWasNamedAsKept(String controller) {
        var anna = Someone.everywhere(floor, controller, "Anna");
        var plan = erasures().plan(anna.person);
        assertThat(plan.now()).isNotEmpty();

        var gone = floor.inTransaction(() -> erasures().erase(anna.person, plan.now(), Floor.self(anna.person)));

        assertThat(gone).hasSameSizeAs(plan.now());
        assertThat(left(anna)).hasSameElementsAs(ids(plan.stays()));
        endWhatRuns(anna);
        var second = erasures().plan(anna.person);
        floor.inTransaction(() -> erasures().erase(anna.person, second.now(), Floor.self(anna.person)));

        assertThat(left(anna)).hasSameElementsAs(ids(second.stays()));
        assertThat(second.stays())
                .allMatch(item -> item.verdict() instanceof Verdict.Kept || item.verdict() instanceof Verdict.Human);
        assertThat(
                        floor.count(
                                "keys.dossier_key k where not exists (select from dossier d where d.id = k.dossier and d.person is not null)"))
                .as("keys of what is gone")
                .isZero();
        floor.chain().seal();
        assertThat(floor.chain().verify().faults()).isEmpty();
    }

    private void endWhatRuns(Someone anna) {
        erasures().plan(anna.person).items().stream()
                .filter(item -> item.verdict() instanceof Verdict.EndFirst)
                .map(Item::dossier)
                .forEach(this::end);
    }

    private void end(Dossier dossier) {
        var event = floor.statements
                .current(dossier.controller())
                .declaration(dossier.purpose())
                .orElseThrow()
                .keep()
                .getFirst()
                .event();
        floor.dossiers.end(dossier.id(), event, Floor.self(dossier.person()));
    }

    @Test
    void whatBelongsToAnotherStays() {
        var anna = Someone.everywhere(floor, "ipcall", "Anna");
        var bram = Someone.everywhere(floor, "ipcall", "Bram");
        var before = left(bram);

        floor.inTransaction(() -> erasures()
                .erase(anna.person, before.stream().map(DossierId::new).toList(), Floor.self(anna.person)));

        assertThat(left(bram)).isEqualTo(before);
    }

    /** Seen before it was held, and erased after: it stays, and what else was chosen goes. */
    @Test
    void whatWasHeldMeanwhileStaysAndTheRestGoes() throws Exception {
        var anna = Someone.everywhere(floor, "ipcall", "Anna");
        var chosen = erasures().plan(anna.person).now();
        var held = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holds = threads.submit(() -> floor.inTransaction(() -> {
                floor.dossiers.hold(chosen.getFirst(), HoldReason.CLAIM, staff(), staff());
                held.countDown();
                return waitUntilSomebodyWaits();
            }));
            held.await();
            var gone = floor.inTransaction(() -> erasures().erase(anna.person, chosen, Floor.self(anna.person)));
            holds.get();

            assertThat(gone).hasSize(chosen.size() - 1);
            assertThat(floor.erased(chosen.getFirst())).isFalse();
        }
    }

    private static Actor.Staff staff() {
        return new Actor.Staff("privacy-officer", UUID.randomUUID());
    }

    private boolean waitUntilSomebodyWaits() {
        Customers.await(() -> floor.count("pg_locks where not granted") > 0);
        return true;
    }

    @Test
    void twoWhoEraseTheSameAtOnceBothSucceed() throws Exception {
        var anna = Someone.everywhere(floor, "ipcall", "Anna");
        var chosen = erasures().plan(anna.person).now();
        Callable<Integer> erases = () -> floor.inTransaction(() ->
                erasures().erase(anna.person, chosen, Floor.self(anna.person)).size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(erases);
            var other = threads.submit(erases);

            assertThat(one.get() + other.get()).isEqualTo(chosen.size());
        }
        assertThat(chosen).allMatch(floor::erased);
    }

    @Test
    void aRowThatWasForgottenUndoesTheErasure() {
        var account = floor.happened("ipcall", Purpose.ACCOUNT, "2022-06-29", Event.CLOSED, LocalDate.of(2026, 3, 1));
        var person = new PersonId(floor.db
                .sql("select person from dossier where id = ?")
                .param(account.value())
                .query(UUID.class)
                .single());
        floor.db
                .sql("create table forgotten as select ?::uuid as what")
                .param(account.value())
                .update();
        try {
            assertThatThrownBy(() ->
                            floor.inTransaction(() -> erasures().erase(person, List.of(account), Floor.self(person))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("forgotten");
        } finally {
            floor.db.sql("drop table forgotten").update(); // other tests use this database again
        }

        assertThat(floor.erased(account)).isFalse();
    }
}
