package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.belofte.SmallDisk;
import nl.belofte.database.Backup;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.ledger.Ledger;
import nl.belofte.person.PersonId;
import nl.belofte.refusal.Refusal;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The files outside the database lie on a disk that is really full. */
@Tag("faults")
class FullDiskTests {

    private static final String I = "ipcall";

    private final SmallDisk disk = new SmallDisk(256);
    private final Floor floor = Floor.on("2026-03-02");
    private final PersonId anna = floor.person(I);
    private final DossierId account = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
    private final Ledger ledger = new Ledger(floor.db, disk.path().resolve("ledger"), "node");
    private final Dossiers dossiers = floor.dossiers(ledger);

    FullDiskTests() throws IOException {}

    @AfterEach
    void close() {
        ledger.close();
        floor.close();
        disk.close();
    }

    private static void assertRefused(ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Make room there")
                .hasMessageNotContaining("\n");
    }

    private List<String> ledgerLines() throws IOException {
        return Files.readAllLines(disk.path().resolve("ledger/node.ledger"));
    }

    @Test
    void aNoThatTheLedgerCannotTakeIsRefusedAndNotDone() throws IOException {
        disk.fill();
        long entries = floor.evidence.count();

        assertRefused(() -> dossiers.end(account, Event.CLOSED, self(anna)));

        assertThat(floor.read(account, Purpose.ACCOUNT, self(anna)).happened()).isEmpty();
        assertThat(floor.evidence.count()).as("but for the reading").isEqualTo(entries + 1);

        disk.makeRoom();
        dossiers.end(account, Event.CLOSED, self(anna));

        assertThat(floor.read(account, Purpose.ACCOUNT, self(anna)).happened()).isPresent();
        assertThat(ledgerLines()).filteredOn(line -> line.contains(" ended ")).hasSize(1);
        floor.chain().seal();
        assertThat(floor.chain().verify().faults()).isEmpty();
    }

    @Test
    void aLineForWhichThereWasHalfTheRoomCountsForNothing() throws IOException {
        disk.fillBut(1);
        int done = 0;
        try {
            for (; done < 200; done++) {
                dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna));
                dossiers.lift(account, self(anna));
            }
        } catch (Refusal full) {
            assertThat(full).hasMessageContaining("Make room there");
        }
        assertThat(done).isBetween(1, 199);
        boolean restricted = floor.count("restriction") == 1;

        disk.makeRoom();
        dossiers.end(account, Event.CLOSED, self(anna));

        var told = new ArrayList<String>();
        for (var line : ledgerLines()) {
            if (line.endsWith(" .")) {
                told.add(line.split(" ")[1]);
            }
        }
        assertThat(told).filteredOn("restricted"::equals).hasSize(done + (restricted ? 1 : 0));
        assertThat(told).filteredOn("lifted"::equals).hasSize(done);
        assertThat(told).endsWith("ended");
        long entries = floor.evidence.count();
        try (var again = new Ledger(floor.db, disk.path().resolve("ledger"), "node")) {
            floor.dossiers(again);
        }
        assertThat(floor.evidence.count()).as("a start has nothing to do again").isEqualTo(entries);
    }

    @Test
    void aSweepSaysThatItFailedAndMakesUpForItOnceThereIsRoom() throws IOException {
        dossiers.end(account, Event.CLOSED, self(anna));
        Files.write(disk.path().resolve("ledger/node.ledger"), new byte[0]);
        var sweep = new RetentionSweep(floor.db, floor.statements, dossiers, floor.clock);
        floor.clock.set(LocalDate.of(2026, 9, 2));
        disk.fill();

        var full = sweep.run();

        assertThat(full.clean()).isFalse();
        assertThat(full.erased()).isZero();
        assertThat(full.failed()).isEqualTo(1);
        assertThat(full.overdueAfter()).isEqualTo(1);
        assertThat(floor.erased(account)).isFalse();
        assertThat(floor.count("evidence_opening where payload like '%deed=erased%'"))
                .isZero();

        disk.makeRoom();

        assertThat(sweep.run().clean()).isTrue();
        assertThat(floor.erased(account)).isTrue();
        assertThat(ledgerLines()).filteredOn(line -> line.contains(" erased ")).hasSize(1);
    }

    @Test
    void evidenceThatCannotBeAnchoredIsAnchoredOnceThereIsRoom() throws IOException {
        var chain = new EvidenceChain(
                floor.db, floor.transaction, floor.clock, disk.path().resolve("evidence"), true);
        disk.fill();

        // The file of the heads still grows to the end of its page.
        assertRefused(() -> {
            for (int i = 0; i < 100; i++) {
                record();
                chain.seal();
            }
        });
        record();
        assertRefused(chain::seal);

        disk.makeRoom();
        chain.seal();

        var verdict = chain.verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(floor.count("evidence_waiting")).isZero();
        var newest = floor.db
                .sql("select max(number) from evidence_batch where chain = (select max(id) from evidence_chain)")
                .query(Long.class)
                .single();
        assertThat(Files.readAllLines(disk.path().resolve("evidence/heads")))
                .filteredOn(line -> line.startsWith(chain.node() + " " + newest + " "))
                .hasSize(1);
    }

    private void record() {
        floor.transaction.executeWithoutResult(_ -> floor.evidence.record(new Entry(
                I, Deed.READ, Purpose.RIGHTS.id(), new Actor.Platform("test"), anna.value(), account.value(), "")));
    }

    @Test
    void aBackupThatDoesNotFitLeavesNothingThatLooksLikeOne() throws IOException {
        var backup = new Backup(floor.database);
        var file = disk.path().resolve("belofte.backup");
        for (int pages = 0; pages < 3; pages++) {
            disk.fillBut(pages);

            assertRefused(() -> backup.write(file));

            assertThat(file).doesNotExist();
            assertThat(Backup.keysBeside(file)).doesNotExist();
            disk.makeRoom();
        }

        backup.write(file);

        assertThat(backup.restore(file, _ -> {})).isZero();
        assertThat(floor.read(account, Purpose.ACCOUNT, self(anna)).content()).isEqualTo(ANNA);
    }

    @Test
    void aBackupThatIsThereAlreadyIsLeftAsItIs() throws IOException {
        var backup = new Backup(floor.database);
        Path file = disk.path().resolve("belofte.backup");
        Files.writeString(Backup.keysBeside(file), "of an earlier one");

        assertThatThrownBy(() -> backup.write(file)).isInstanceOf(Refusal.class).hasMessageContaining("there already");

        assertThat(Backup.keysBeside(file)).hasContent("of an earlier one");
        assertThat(file).doesNotExist();
    }
}
