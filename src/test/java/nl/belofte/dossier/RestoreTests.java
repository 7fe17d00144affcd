package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.BRAM;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nl.belofte.SteppedDatabase;
import nl.belofte.database.Backup;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.ledger.Ledger;
import nl.belofte.person.PersonId;
import nl.belofte.refusal.Refusal;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that is really written and really put back. */
@Tag("faults")
class RestoreTests {

    private static final String I = "ipcall";

    @TempDir
    private Path folder;

    private final Floor floor = Floor.on("2026-03-02");
    private final Backup backup = new Backup(floor.database);
    private final PersonId anna = floor.person(I);
    private final PersonId bram = floor.person(I);
    private final DossierId annas = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
    private final DossierId brams = floor.open(I, bram, Purpose.ACCOUNT, BRAM);
    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("belofte.backup");
        floor.chain().seal();
        backup.write(file);
    }

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void whatWasThereIsBack() {
        floor.dossiers.rectify(annas, Category.EMAIL, Map.of(Field.EMAIL, "a@voorbeeld.example"), self(anna));

        assertThat(backup.restore(file, _ -> {})).isZero();

        assertThat(floor.dossiers()
                        .read(annas, new Use(Purpose.ACCOUNT, self(anna)))
                        .content())
                .isEqualTo(ANNA);
        floor.chain().seal();
        assertThat(floor.chain().verify().faults()).isEmpty();
    }

    @Test
    void whoWasErasedMeanwhileIsErasedAgainBeforeAnybodyIsServed() {
        floor.erase(annas);
        floor.dossiers.end(brams, Event.CLOSED, self(bram));
        floor.chain().seal();

        backup.restore(file, _ -> {});
        assertThat(floor.erased(annas)).as("the backup knows nothing of it").isFalse();
        var dossiers = floor.dossiers();

        assertThat(floor.erased(annas)).isTrue();
        assertThat(floor.count("keys.dossier_key where dossier = ?", annas.value()))
                .isZero();
        assertThat(dossiers.read(brams, new Use(Purpose.ACCOUNT, self(bram))).happened())
                .isPresent();
        floor.chain().seal();
        var verdict = floor.chain().verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.gaps()).hasSize(1);
    }

    @Test
    void theKeysAreInTheirOwnFileOnly() throws IOException {
        assertThat(entries(file)).contains("public.dossier").doesNotContain("keys.dossier_key");
        assertThat(entries(Backup.keysBeside(file)))
                .contains("keys.dossier_key")
                .doesNotContain("public.dossier");
    }

    private static List<String> entries(Path zip) throws IOException {
        try (var opened = new ZipFile(zip.toFile())) {
            return opened.stream().map(ZipEntry::getName).toList();
        }
    }

    /** A newer file of keys beside an older one of data: what was erased between the two stays closed. */
    @Test
    void whoseKeyIsInNoBackupAnyMoreIsForgottenWithoutALedgerToo() throws IOException {
        floor.erase(annas);
        var later = folder.resolve("later");
        backup.write(later);
        Files.copy(Backup.keysBeside(later), Backup.keysBeside(file), StandardCopyOption.REPLACE_EXISTING);

        assertThat(backup.restore(file, _ -> {})).isEqualTo(1);

        assertThatThrownBy(() -> floor.dossiers.read(annas, new Use(Purpose.ACCOUNT, self(anna))))
                .isInstanceOf(NotPermitted.class);
        assertThat(floor.dossiers
                        .read(brams, new Use(Purpose.ACCOUNT, self(bram)))
                        .content())
                .isEqualTo(BRAM);
    }

    @Test
    void theFilesAreForTheirOwnerOnly() throws IOException {
        for (var each : List.of(file, Backup.keysBeside(file))) {
            assertThat(Files.getPosixFilePermissions(each)).hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    @Test
    void aBackupIsNotWrittenOverAnother() {
        assertThatThrownBy(() -> backup.write(file))
                .isInstanceOf(Refusal.class)
                .hasMessage(file + " is there already. Choose another file with --to.");
    }

    /** With the numbers of a backup behind it, entries would get those that others have. */
    @Test
    void aRestoreThatDiesBeforeItsEndChangesNothing() {
        afterAStart().read(annas, new Use(Purpose.ACCOUNT, self(anna)));
        var dying = new SteppedDatabase(floor.database.getJdbcUrl());
        dying.watch(step -> {
            if (step.equals(SteppedDatabase.COMMIT)) {
                dying.crash();
            }
        });

        assertThatThrownBy(() -> new Backup(dying).restore(file, _ -> {})).isInstanceOf(SteppedDatabase.Crashed.class);

        afterAStart().read(brams, new Use(Purpose.ACCOUNT, self(bram)));
        floor.chain().seal();
        assertThat(floor.chain().verify().faults()).isEmpty();
    }

    /** They know nothing of what was there before. */
    private Dossiers afterAStart() {
        return floor.dossiersOn(floor.database, floor.keys);
    }

    /** The other node knows its last batch already, if it may, and it does not know of that itself. */
    @Test
    void aNodeThatDiedBeforeItAnchoredShowsNoFaultBehindARestore() {
        var other = new EvidenceChain(floor.db, floor.transaction, floor.clock, folder.resolve("other"), true);
        var dying = new SteppedDatabase(floor.database.getJdbcUrl());
        var chain = floor.chainOn(dying);
        var signed = new AtomicBoolean();
        dying.watch(step -> {
            if (signed.get() && step.contains("cross join lateral")) {
                dying.crash();
            }
            signed.compareAndSet(false, step.contains("set signature"));
        });
        floor.dossiers.read(annas, new Use(Purpose.ACCOUNT, self(anna)));
        assertThatThrownBy(chain::seal).isInstanceOf(SteppedDatabase.Crashed.class);
        other.seal();

        backup.restore(file, _ -> {});
        for (int i = 0; i < 2; i++) {
            afterAStart().read(annas, new Use(Purpose.ACCOUNT, self(anna)));
            floor.chain().seal();
            other.seal();
        }

        assertThat(other.verify().faults()).isEmpty();
        assertThat(floor.chain().verify().faults()).isEmpty();
    }

    @Test
    void aBackupFromBeforeARotationIsRefusedBeforeAnythingIsReplaced() throws IOException {
        var keys = floor.folder.resolve("keys");
        var then = Files.readAllBytes(keys.resolve("master.key"));
        new KeyRotation(floor.db, floor.transaction, floor.keys).run(_ -> {});

        assertThatThrownBy(() -> backup.restore(file, db -> Keys.refuseOthers(keys, db)))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith("Put the key file of that time there first.");

        Files.delete(keys.resolve("master.key"));
        assertThatThrownBy(() -> backup.restore(file, db -> Keys.refuseOthers(keys, db)))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith("Put it back from where you keep your keys.");

        assertThat(floor.count("keys.dossier_key where master = 2")).isEqualTo(2);
        Files.write(keys.resolve("master.key"), then);
        assertThat(backup.restore(file, db -> Keys.refuseOthers(keys, db))).isZero();
        assertThat(afterAStart()
                        .read(annas, new Use(Purpose.ACCOUNT, self(anna)))
                        .content())
                .isEqualTo(ANNA);
    }

    @Test
    void aBackupThatKnowsMoreOfTheLedgerThanIsThereIsRefused() {
        floor.erase(annas);
        floor.dossiers();
        var later = folder.resolve("later");
        backup.write(later);
        var lost = folder.resolve("no ledger");

        assertThatThrownBy(() -> backup.restore(later, db -> Ledger.refuseLost(lost, db)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is missing or shorter than it was");
        assertThat(backup.restore(later, db -> Ledger.refuseLost(floor.folder.resolve("ledger"), db)))
                .isZero();
    }

    @Test
    void aBackupThatIsNotWholeIsRefusedAndNothingChanges() throws IOException {
        var bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 10, bytes.length / 2}) {
            Files.write(file, Arrays.copyOf(bytes, length));

            assertThatThrownBy(() -> backup.restore(file, _ -> {}))
                    .isInstanceOf(Refusal.class)
                    .hasMessageNotContaining("\n");
        }
        Files.write(file, bytes);
        Files.delete(Backup.keysBeside(file));
        assertThatThrownBy(() -> backup.restore(file, _ -> {})).isInstanceOf(Refusal.class);

        assertThat(floor.dossiers
                        .read(annas, new Use(Purpose.ACCOUNT, self(anna)))
                        .content())
                .isEqualTo(ANNA);
    }
}
