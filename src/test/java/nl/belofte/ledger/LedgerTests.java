package nl.belofte.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.belofte.SmallDisk;
import nl.belofte.TestClock;
import nl.belofte.evidence.CleanDatabase;
import nl.belofte.ledger.No.Kind;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class LedgerTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final No ERASED = new No(Kind.ERASED, UUID.nameUUIDFromBytes(new byte[] {1}), "", TODAY);
    private static final No ENDED = new No(Kind.ENDED, UUID.nameUUIDFromBytes(new byte[] {2}), "closed", TODAY);
    private static final No OBJECTED = new No(Kind.OBJECTED, UUID.nameUUIDFromBytes(new byte[] {3}), "order", TODAY);

    @TempDir
    private Path folder;

    private final HikariDataSource database = CleanDatabase.open();
    private final JdbcClient db = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private final List<Ledger> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Ledger::close);
        CleanDatabase.giveBack(database);
    }

    private Ledger ledger(String node) {
        var ledger = new Ledger(db, folder, node);
        opened.add(ledger);
        return ledger;
    }

    private Ledger ledger(String node, TestClock clock) {
        var ledger = new Ledger(db, folder, node, clock);
        opened.add(ledger);
        return ledger;
    }

    private void add(Ledger ledger, No... noes) {
        transaction.executeWithoutResult(_ -> ledger.add(List.of(noes)));
    }

    /** What a start does again. */
    private List<No> replayed(Ledger ledger) {
        var replayed = new ArrayList<No>();
        ledger.replay((noes, _) -> replayed.addAll(noes));
        return replayed;
    }

    /** As a restore does it: the database is back where it was, the folder is not. */
    private void forgetInDatabase() {
        db.sql("delete from ledger_mark").update();
    }

    private Path file(String node) {
        return folder.resolve(node + ".ledger");
    }

    @Test
    void tellsAStartWhatWasWrittenAndInWhichOrder() {
        var ledger = ledger("a");
        add(ledger, ERASED, ENDED);
        add(ledger, OBJECTED);

        assertThat(replayed(ledger("a"))).containsExactly(ERASED, ENDED, OBJECTED);
    }

    @Test
    void tellsItOnceToADatabaseThatRemembers() {
        var ledger = ledger("a");
        add(ledger, ERASED);
        replayed(ledger);
        add(ledger, ENDED);

        assertThat(replayed(ledger)).containsExactly(ENDED);
        assertThat(replayed(ledger)).isEmpty();
    }

    @Test
    void tellsItAgainToADatabaseThatWasRestored() {
        var ledger = ledger("a");
        add(ledger, ERASED);
        replayed(ledger);

        forgetInDatabase();

        assertThat(replayed(ledger("a"))).containsExactly(ERASED);
    }

    @Test
    void aMarkIsAlwaysATurnBehind() {
        var ledger = ledger("a");
        add(ledger, ERASED);
        ledger.mark();
        add(ledger, ENDED);
        assertThat(replayedWithoutMark(ledger)).containsExactly(ERASED, ENDED);

        ledger.mark();

        assertThat(replayed(ledger)).containsExactly(ENDED);
    }

    private List<No> replayedWithoutMark(Ledger ledger) {
        return transaction.execute(undone -> {
            undone.setRollbackOnly();
            return replayed(ledger);
        });
    }

    @Test
    void isOnTheDiskBeforeItIsCommitted() {
        var ledger = ledger("a");

        transaction.executeWithoutResult(_ -> {
            ledger.add(List.of(ERASED));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    assertThat(file("a")).content().contains(ERASED.line());
                }
            });
        });
    }

    @Test
    void whatWasRolledBackBeforeTheCommitIsNotWritten() {
        var ledger = ledger("a");

        transaction.executeWithoutResult(rolling -> {
            ledger.add(List.of(ERASED));
            rolling.setRollbackOnly();
        });

        assertThat(file("a")).isEmptyFile();
    }

    @Test
    void whatWasRolledBackAfterItWasWrittenIsStruckOut() {
        var ledger = ledger("a");

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    ledger.add(List.of(ERASED));
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            throw new IllegalStateException("too late");
                        }
                    });
                }))
                .hasMessage("too late");
        add(ledger, ENDED);

        assertThat(file("a")).content().contains(ERASED.line());
        assertThat(replayed(ledger)).containsExactly(ENDED);
    }

    @Test
    void whatEveryNodeWroteIsTold() {
        add(ledger("a"), ERASED);
        add(ledger("b"), ENDED);

        assertThat(replayed(ledger("c"))).containsExactly(ERASED, ENDED);
    }

    @Test
    void whatWasDoneOnOneNodeAndTakenBackOnAnotherIsToldInThatOrder() {
        var takenBack = new No(Kind.REOPENED, ENDED.id(), "", TODAY);
        var a = ledger("a");
        var b = ledger("b");
        add(b, ENDED);
        add(a, takenBack);
        assertThat(replayed(ledger("c"))).containsExactly(ENDED, takenBack);

        forgetInDatabase();
        add(b, ENDED);
        assertThat(replayed(ledger("c"))).containsExactly(ENDED, takenBack, ENDED);
    }

    @Test
    void aFileThatIsGoneOrShorterThanItWasIsRefused() throws IOException {
        var ledger = ledger("a");
        add(ledger, ERASED);
        replayed(ledger);
        var whole = Files.readAllBytes(file("a"));
        for (int missing : new int[] {1, whole.length}) {
            Files.write(file("a"), Arrays.copyOf(whole, whole.length - missing));
            assertThatThrownBy(() -> replayed(ledger))
                    .isInstanceOf(Refusal.class)
                    .hasMessage(
                            "The ledger in %s is missing or shorter than it was, and who was erased could come back. Put the newest one back."
                                    .formatted(file("a")));
        }
        Files.delete(file("a"));
        assertThatThrownBy(() -> replayed(ledger)).isInstanceOf(Refusal.class);

        Files.write(file("a"), whole);

        assertThat(replayed(ledger)).isEmpty();
    }

    @Test
    void aDamagedByteAnywhereInALineIsRefusedOrCostsNothing() throws IOException {
        var ledger = ledger("a");
        add(ledger, ERASED);
        add(ledger, ENDED);
        add(ledger, OBJECTED);
        var whole = Files.readAllBytes(file("a"));
        int begin = new String(whole, StandardCharsets.US_ASCII).indexOf("ended") - 30;
        int refused = 0;
        for (int place = begin; place < begin + 100; place++) {
            var bytes = whole.clone();
            bytes[place] ^= 1;
            Files.write(file("a"), bytes);
            try {
                forgetInDatabase();
                assertThat(replayedWithoutMark(ledger)).containsExactly(ERASED, ENDED, OBJECTED);
            } catch (Refusal damaged) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(90);
    }

    @Test
    void aClockThatIsSetBackChangesNoOrder() {
        var clock = TestClock.on("2026-03-02");
        var takenBack = new No(Kind.REOPENED, ENDED.id(), "", TODAY);
        var a = ledger("a", clock);
        var b = ledger("b", clock);
        add(a, ERASED);
        clock.goOn(Duration.ofHours(-1));
        add(a, ENDED);
        clock.goOn(Duration.ofHours(-1));
        add(b, takenBack);
        clock.goOn(Duration.ofHours(-1));
        add(a, ENDED);

        assertThat(replayed(ledger("c"))).containsExactly(ERASED, ENDED, takenBack, ENDED);
    }

    @Test
    void neitherDoMoreLinesThanAreLookedAt() {
        var clock = TestClock.on("2026-03-02");
        var a = ledger("a", clock);
        var some = IntStream.range(0, 500)
                .mapToObj(i -> new No(Kind.ERASED, UUID.nameUUIDFromBytes(new byte[] {9, (byte) i}), "", TODAY))
                .toArray(No[]::new);
        add(a, some);
        clock.goOn(Duration.ofHours(-1));
        add(ledger("b", clock), ENDED);

        assertThat(replayed(ledger("c"))).endsWith(ENDED).hasSize(501);
    }

    /** The place up to which each file is known is its own; what one node did long ago, others may have taken back since. */
    @Test
    void whatADeadNodeDidCountsLessThanWhatOthersDidSince() {
        var takenBack = new No(Kind.REOPENED, ENDED.id(), "", TODAY);
        var a = ledger("a");
        add(ledger("dead"), ENDED);
        add(a, takenBack);
        for (int i = 0; i < 2_000; i++) {
            add(a, OBJECTED);
        }
        a.mark();
        a.mark();

        assertThat(replayed(a)).containsExactly(ENDED, takenBack);
    }

    @Test
    void whatAnotherNodeWritesMeanwhileIsSeen() {
        var b = ledger("b");
        add(b, ENDED, ERASED);

        ledger("a").replay((_, meanwhile) -> {
            add(b, new No(Kind.REOPENED, ENDED.id(), "", TODAY));
            assertThat(meanwhile.isTold(ENDED.id())).isTrue();
            assertThat(meanwhile.isTold(ERASED.id())).isFalse();
        });
    }

    @Test
    void aLineFromBeforeThereWasATimeInItIsTheOldest() throws IOException {
        add(ledger("a"), ERASED);
        Files.writeString(file("b"), WrittenLine.of("1234abcd " + ENDED.line()));

        assertThat(replayed(ledger("a"))).containsExactly(ENDED, ERASED);
    }

    @Test
    void twoProcessesOfOneNodeWriteIntoOneFile() {
        var one = ledger("a");
        var other = ledger("a");
        add(one, ERASED);
        add(other, ENDED);
        add(one, OBJECTED);

        assertThat(replayed(one)).containsExactly(ERASED, ENDED, OBJECTED);
    }

    @Test
    void theFileIsForItsOwnerOnly() throws IOException {
        add(ledger("a"), ERASED);

        assertThat(Files.getPosixFilePermissions(file("a"))).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    @Test
    void manyAtOnceAreAllThere() throws Exception {
        var ledger = ledger("a");
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                threads.submit(() -> add(ledger, ERASED, ENDED));
            }
        }

        assertThat(replayed(ledger)).hasSize(400);
    }

    @Test
    void aLineThatWasHalfWrittenWhenThePowerFailedCountsForNothing() throws IOException {
        add(ledger("a"), ERASED);
        Files.writeString(file("a"), "1234abcd erased 0f0f", StandardOpenOption.APPEND);

        var ledger = ledger("a");
        add(ledger, ENDED);

        assertThat(replayed(ledger)).containsExactly(ERASED, ENDED);
    }

    @Test
    void whatWasRefusedHalfWrittenIsStruckOutOnceThereIsRoom() throws IOException {
        try (var disk = new SmallDisk(64);
                var ledger = new Ledger(db, disk.path(), "a")) {
            add(ledger, ERASED);
            disk.fill();
            // There is room to the end of the page.
            assertThatThrownBy(() -> add(ledger, Collections.nCopies(200, ENDED).toArray(No[]::new)))
                    .isInstanceOf(Refusal.class);
            assertThat(Files.readAllLines(disk.path().resolve("a.ledger"))).hasSizeGreaterThan(10);
            assertThatThrownBy(ledger::mark).isInstanceOf(Refusal.class);

            disk.makeRoom();
            ledger.mark();

            assertThat(replayed(ledger)).containsExactly(ERASED);
        }
    }

    @Test
    void aLineThatAnotherProcessIsWritingIsReadByTheNextStart() throws IOException {
        add(ledger("a"), ERASED);
        var line = WrittenLine.of("1234abcd " + ENDED.line());
        Files.writeString(file("a"), line.substring(0, 20), StandardOpenOption.APPEND);
        assertThat(replayed(ledger("b"))).containsExactly(ERASED);

        Files.writeString(file("a"), line.substring(20), StandardOpenOption.APPEND);

        assertThat(replayed(ledger("b"))).containsExactly(ENDED);
    }

    @Test
    void tellsWhatCountsThoughItWasNotCommittedAndNotWhatWasStruckOut() throws IOException {
        var ledger = ledger("a");
        var struckOut = new No(Kind.ERASED, UUID.randomUUID(), "", TODAY);
        add(ledger, ENDED);
        Files.writeString(
                file("b"),
                WrittenLine.of("1234abcd " + ERASED.line())
                        + WrittenLine.of("5678abcd " + struckOut.line())
                        + WrittenLine.of("5678abcd undone"));

        assertThat(ledger.tellsErased(ERASED.id())).isTrue();
        assertThat(ledger.tellsErased(ENDED.id())).isFalse();
        assertThat(ledger.tellsErased(struckOut.id())).isFalse();
    }

    @Test
    void aLineThatIsNotOursIsRefusedInOneSentence() throws IOException {
        add(ledger("a"), ERASED);
        Files.writeString(file("a"), "1234abcd erased nobody - 2026-03-02 .\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> replayed(ledger("a")))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("The ledger in " + file("a") + " cannot be read")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedInOneSentence() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new Ledger(db, folder.resolve("file/in"), "a"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("The ledger cannot be written to")
                .hasMessageNotContaining("\n");
    }
}
