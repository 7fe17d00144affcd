package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class ReadEvidenceTests {

    private final Floor floor = Floor.on("2026-03-02");
    private final PersonId anna = floor.person("ipcall");
    private final DossierId account = floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA);
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        readers.close();
        floor.close();
    }

    private Dossier read() {
        return floor.dossiers.read(account, Purpose.ACCOUNT, self(anna));
    }

    private long reads() {
        return floor.evidence.about(anna.value(), 1000).stream()
                .filter(entry -> entry.deed() == Deed.READ)
                .count();
    }

    /** Waits until the database makes somebody wait. */
    private void awaitBlocked() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> floor.count("pg_locks where not granted") > 0);
    }

    @Test
    void theEvidenceOfAReadIsCommittedAndInTheChainWhenItIsHandedOut() {
        assertThat(read().content()).isEqualTo(ANNA);

        assertThat(reads()).isEqualTo(1);
        assertThat(floor.count("evidence_entry where batch is not null")).isEqualTo(1);
        assertThat(floor.chain().verify().holds()).isTrue();
    }

    @Test
    void nothingIsHandedOutWhenItsEvidenceCannotBeWritten() {
        floor.db.sql("alter table evidence_opening rename to gone").update();

        assertThatThrownBy(this::read).isInstanceOf(DataAccessException.class);

        floor.db.sql("alter table gone rename to evidence_opening").update();
        assertThat(read().content()).as("once it can again").isEqualTo(ANNA);
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void manyReadersShareACommitAndEachLeavesEvidence() throws Exception {
        int batches = floor.count("evidence_batch");
        var waiting = new ArrayList<Future<Dossier>>();
        floor.transaction.executeWithoutResult(_ -> {
            floor.db.sql("lock table evidence_batch in exclusive mode").update();
            for (int i = 0; i < 40; i++) {
                waiting.add(readers.submit(this::read));
            }
            awaitBlocked();
            pause();
        });
        for (var reader : waiting) {
            assertThat(reader.get().content()).isEqualTo(ANNA);
        }

        assertThat(reads()).isEqualTo(40);
        assertThat(floor.count("evidence_batch") - batches)
                .as("one for the first, one for who came meanwhile, and some air")
                .isBetween(1, 5);
        assertThat(floor.chain().verify().holds()).isTrue();
    }

    /** So that all readers stand in the queue. */
    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsErasedMeanwhileIsNotHandedOutAndLeavesNothing() {
        assertErasedMeanwhile(this::read);
    }

    @Test
    void whatIsErasedMeanwhileIsNotHandedOutInATransactionEither() {
        assertErasedMeanwhile(() -> floor.read(account, Purpose.ACCOUNT, self(anna)));
    }

    private void assertErasedMeanwhile(Callable<Dossier> read) {
        var reader = floor.inTransaction(() -> {
            floor.dossiers.erase(List.of(account), new Actor.Platform("sweep"), "test");
            var reading = readers.submit(read);
            awaitBlocked();
            return reading;
        });

        assertThatThrownBy(reader::get).hasCauseInstanceOf(NotPermitted.class);
        assertThat(floor.evidence.newest(10))
                .hasSize(1)
                .allMatch(newest -> newest.entry().deed() == Deed.ERASED);
    }

    @Test
    void twoWhoReadAndThenEraseDoNotHoldEachOtherUp() throws Exception {
        Callable<Integer> readAndErase = () -> floor.inTransaction(() -> {
            read();
            pause();
            return floor.dossiers.erase(List.of(account), self(anna), "test");
        });
        var one = readers.submit(readAndErase);
        awaitErasing();
        var other = readers.submit(readAndErase);

        assertThat(one.get()).isEqualTo(1);
        assertThatThrownBy(other::get).hasCauseInstanceOf(NotPermitted.class);
    }

    private void awaitErasing() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> floor.count(
                                "pg_stat_activity where datname = current_database() and state = 'idle in transaction'")
                        > 0);
    }
}
