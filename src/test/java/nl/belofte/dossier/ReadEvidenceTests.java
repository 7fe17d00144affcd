package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
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
        return floor.dossiers.read(account, new Use(Purpose.ACCOUNT, self(anna)));
    }

    private long reads() {
        return floor.evidence.about(anna.value(), Long.MAX_VALUE, 1000).stream()
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
        assertThat(floor.count("evidence_batch where length(leaves) = 48")).isEqualTo(1);
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
        var waiting = new ArrayList<FutureTask<Dossier>>();
        floor.transaction.executeWithoutResult(_ -> {
            floor.db.sql("lock table evidence_batch in exclusive mode").update();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 40; i++) {
                var reader = new FutureTask<>(this::read);
                waiting.add(reader);
                threads.add(Thread.ofPlatform().start(reader));
            }
            awaitBlocked();
            // Of a platform's thread only waiting for another is this state: not asking the database, which one does
            // for all.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> threads.stream()
                                    .filter(thread -> thread.getState() != Thread.State.WAITING)
                                    .count()
                            == 1);
        });
        for (var reader : waiting) {
            assertThat(reader.get().content()).isEqualTo(ANNA);
        }

        assertThat(reads()).isEqualTo(40);
        assertThat(floor.count("evidence_batch") - batches)
                .as("one for the first, one for who came meanwhile")
                .isBetween(1, 2);
        assertThat(floor.chain().verify().holds()).isTrue();
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
        var read = new CountDownLatch(1);
        var one = readers.submit(() -> floor.inTransaction(() -> {
            read();
            read.countDown();
            awaitBlocked();
            return eraseAccount();
        }));
        read.await();
        var other = readers.submit(() -> floor.inTransaction(() -> {
            read();
            return eraseAccount();
        }));

        assertThat(one.get()).isEqualTo(1);
        assertThatThrownBy(other::get).hasCauseInstanceOf(NotPermitted.class);
    }

    private int eraseAccount() {
        return floor.dossiers.erase(List.of(account), self(anna), "test");
    }
}
