package nl.belofte.evidence;

import static nl.belofte.evidence.Log.ACCOUNT;
import static nl.belofte.evidence.Log.ORDER;
import static nl.belofte.evidence.Log.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import nl.belofte.SteppedDatabase;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EvidenceChainTests {

    private Log log;

    @BeforeEach
    void open(@TempDir Path folder) {
        log = new Log(folder);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatWasSealedVerifies() {
        log.fill(3);

        assertThat(log.chain().verify()).isEqualTo(new EvidenceChain.Verdict(3, 9, List.of(), List.of()));
        assertThat(log.extent()).isEqualTo(new Log.Extent(9, 0, 9));
    }

    @Test
    void nothingYetVerifies() {
        assertThat(log.chain().verify()).isEqualTo(new EvidenceChain.Verdict(0, 0, List.of(), List.of()));
    }

    @Test
    void sealingWithNothingNewAddsNothing() {
        log.fill(1);

        log.chain().seal();
        log.chain().seal();

        assertThat(log.chain().verify().batches()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33})
    void aBatchOfAnySizeVerifies(int size) {
        log.record(
                Stream.generate(() -> entry(Deed.READ, ACCOUNT, "")).limit(size).toArray(Entry[]::new));

        log.chain().seal();

        assertThat(log.chain().verify()).isEqualTo(new EvidenceChain.Verdict(1, size, List.of(), List.of()));
    }

    @Test
    void moreThanOneBatchHoldsIsSealedAtOnce() {
        for (int i = 0; i < 3; i++) {
            log.record(Stream.generate(() -> entry(Deed.READ, ACCOUNT, ""))
                    .limit(3_500)
                    .toArray(Entry[]::new));
        }

        log.chain().seal();

        assertThat(log.chain().verify()).isEqualTo(new EvidenceChain.Verdict(2, 10_500, List.of(), List.of()));
    }

    @Test
    void whatCameSinceTheLastSealingVerifiesWithoutItsSignature() {
        log.fill(1);
        log.transaction.executeWithoutResult(_ -> log.evidence.recordInChain(List.of(entry(Deed.READ, ACCOUNT, ""))));
        assertThat(log.chain().verify()).isEqualTo(new EvidenceChain.Verdict(2, 4, List.of(), List.of()));

        log.chain().seal();

        assertThat(log.chain().verify()).isEqualTo(new EvidenceChain.Verdict(2, 4, List.of(), List.of()));
        assertThat(log.db
                        .sql("select count(*) from evidence_batch where signature is null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void oneSignatureIsEnoughForAllThatCameBeforeIt() {
        for (int i = 0; i < 3; i++) {
            log.transaction.executeWithoutResult(
                    _ -> log.evidence.recordInChain(List.of(entry(Deed.READ, ACCOUNT, ""))));
        }

        log.chain().seal();
        log.chain().seal();

        assertThat(log.db
                        .sql("select number from evidence_batch where signature is not null")
                        .query(Long.class)
                        .list())
                .containsExactly(3L);
        assertThat(log.chain().verify().holds()).isTrue();
    }

    @Test
    void aSignatureThatWasTakenOffShows() {
        log.fill(3);

        log.tamper("update evidence_batch set signature = null where number = 2");

        assertThat(log.faults()).containsExactly("batch 2 is not the one that was sealed");
    }

    private void cutOffTheLast() {
        log.tamper("delete from evidence_opening where entry > 6");
        log.tamper("delete from evidence_batch where number = 3");
    }

    @Test
    void aTailThatIsCutOffWhileTheNodeRunsShows() {
        log.fill(2);
        var running = log.chain();
        log.record(entry(Deed.OPENED, ACCOUNT, ""));
        running.seal();
        cutOffTheLast();

        log.record(entry(Deed.OPENED, ORDER, "made up"));
        running.seal();

        assertThat(running.verify().holds()).isFalse();
    }

    /** To the platform this is a restore, and it says so; whoever knows of none knows that it was something else. */
    @Test
    void aTailThatIsCutOffBetweenTwoStartsIsAGapThatIsTold() {
        log.fill(3);
        cutOffTheLast();

        log.record(entry(Deed.OPENED, ORDER, "made up"));
        log.chain().seal();

        var verdict = log.chain().verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.gaps()).containsExactly("batches 3 to 3 were lost in a restore");
    }

    @Test
    void aGapThatSaysOfItselfLessThanIsMissingIsAFault() {
        log.fill(4);
        log.tamper("delete from evidence_opening where entry > 6");
        log.tamper("delete from evidence_batch where number > 2");
        log.chain().seal();
        log.tamper("delete from evidence_opening where entry between 4 and 6");
        log.tamper("delete from evidence_batch where number = 2");

        assertThat(log.faults()).contains("batch 2 is missing");
    }

    @Test
    void aChainThatWasMadeAnewWithAnotherKeyShows(@TempDir Path elsewhere) throws IOException {
        log.fill(2);
        log.tamper("delete from evidence_batch");
        log.tamper("delete from evidence_opening");
        log.tamper("delete from evidence_chain");
        new EvidenceChain(log.db, log.transaction, log.clock, elsewhere, true).seal();
        Files.delete(log.folder.resolve("heads"));

        assertThat(log.faults()).isNotEmpty();
    }

    @Test
    void theLastBatchIsAnchoredAsSoonAsItIsSealed() throws IOException {
        log.fill(2);

        assertThat(Files.readAllLines(log.folder.resolve("heads")))
                .hasSize(3)
                .last()
                .asString()
                .matches("[0-9a-f]{16} 2 [0-9a-f]{64}");
    }

    @Test
    void aLineOfAnchorsThatCannotBeReadShows() throws IOException {
        log.fill(1);

        Files.writeString(log.folder.resolve("heads"), "nonsense\n", StandardOpenOption.APPEND);

        assertThat(log.faults()).contains("the file with anchored heads cannot be read");
    }

    @Test
    void anAnchorThatWasHalfWrittenWhenThePowerFailedIsMadeUpFor() throws IOException {
        log.fill(2);
        var heads = log.folder.resolve("heads");
        var text = Files.readString(heads);
        Files.writeString(heads, text.substring(0, text.length() - 30));

        log.record(entry(Deed.READ, ACCOUNT, ""));
        log.chain().seal();

        assertThat(log.faults()).isEmpty();
        assertThat(Files.readString(heads))
                .as("which vouches for the one before it")
                .contains(" 3 ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 64, 65, 83, 84, 85, 86})
    void howeverMuchOfTheAnchorsIsLostSealingGoesOn(int lost) throws IOException {
        log.fill(2);
        var heads = log.folder.resolve("heads");
        var text = Files.readString(heads);
        Files.writeString(heads, text.substring(0, text.length() - lost));

        log.chain().seal();

        assertThat(log.faults()).isEmpty();
        assertThat(Files.readString(heads)).endsWith(text.substring(text.length() - 84));
    }

    @Test
    void anAnchorThatWasNotWrittenIsMadeUpForAtTheNextSealing() throws IOException {
        log.fill(2);
        var heads = log.folder.resolve("heads");
        var lines = Files.readAllLines(heads);
        Files.write(heads, lines.subList(0, 2));

        log.chain().seal();

        assertThat(Files.readAllLines(heads)).isEqualTo(lines);
    }

    @Test
    void erasingEveryTextLeavesAChainThatVerifies() {
        log.fill(3);

        log.erase(ACCOUNT, ORDER);

        assertThat(log.extent()).isEqualTo(new Log.Extent(11, 2, 2));
        log.chain().seal();
        assertThat(log.chain().verify()).isEqualTo(new EvidenceChain.Verdict(4, 11, List.of(), List.of()));
    }

    @Test
    void entriesWhoseTextIsErasedStillCannotBeChanged() {
        log.fill(2);
        log.erase(ACCOUNT, ORDER);

        // The last byte of the time of the first entry.
        log.tamper(
                "update evidence_batch set leaves = set_byte(leaves, 15, 255 - get_byte(leaves, 15)) where number = 1");

        assertThat(log.faults()).containsExactly("batch 1 is not the one that was sealed");
    }

    @Test
    void sealingFromManyThreadsMakesOneChain() throws Exception {
        var chains = Stream.generate(log::chain).limit(4).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var work = new ArrayList<Callable<Object>>();
            for (int i = 0; i < 80; i++) {
                int turn = i;
                work.add(Executors.callable(() -> {
                    if (turn % 2 == 0) {
                        log.record(entry(Deed.OPENED, ACCOUNT, ""), entry(Deed.READ, ORDER, ""));
                    } else {
                        chains.get(turn / 2 % chains.size()).seal();
                    }
                }));
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        log.chain().seal();

        var verdict = log.chain().verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(80);
        assertThat(log.extent().waiting()).isZero();
    }

    @Test
    void aMissingSigningKeyIsRefusedOnceSomethingIsSigned() throws IOException {
        log.fill(1);
        Files.delete(log.folder.resolve("signing.key"));

        assertRefused("The key that signs the evidence is missing from");
    }

    @Test
    void aMissingSigningKeyIsRefusedWhenOnlyTheAnchorsAreLeft() throws IOException {
        log.fill(1);
        Files.delete(log.folder.resolve("signing.key"));
        log.tamper("delete from evidence_batch");

        assertRefused("The key that signs the evidence is missing from");
    }

    @Test
    void aBackupIsRefusedWithoutAKeyThatSignedItsEvidence(@TempDir Path elsewhere) throws IOException {
        log.fill(1);

        EvidenceChain.refuseOthers(log.folder, log.db);
        assertThatThrownBy(() -> EvidenceChain.refuseOthers(elsewhere, log.db))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("The key that signs the evidence is missing");
        SigningKey.open(elsewhere.resolve("signing.key"), true);
        assertThatThrownBy(() -> EvidenceChain.refuseOthers(elsewhere, log.db))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("signs none of the evidence in this backup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "AAAA\nAAAA\n", "\0\0"})
    void aSigningKeyThatCannotBeReadIsRefused(String content) throws IOException {
        log.fill(1);
        Files.writeString(log.folder.resolve("signing.key"), content);

        assertRefused("The key that signs the evidence cannot be read from");
    }

    @Test
    void theSigningKeyIsForItsOwnerOnly() throws IOException {
        log.fill(1);

        assertThat(Files.getPosixFilePermissions(log.folder.resolve("signing.key")))
                .hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(log::chain)
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(sentence)
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatIsSealedWhileSomebodyVerifiesIsNoFault() {
        log.fill(2);
        var stepped = new SteppedDatabase(log.database.getJdbcUrl());
        try {
            var chain = new EvidenceChain(
                    JdbcClient.create(stepped),
                    new TransactionTemplate(new JdbcTransactionManager(stepped)),
                    log.clock,
                    log.folder,
                    false);
            stepped.watch(new SteppedDatabase.Watch() {
                @Override
                public void before(String step) {
                    log.fill(1);
                }

                @Override
                public void after(String statement) {
                    log.fill(1);
                }
            });

            assertThat(chain.verify().faults()).isEmpty();
        } finally {
            stepped.close();
        }
        assertThat(log.chain().verify().batches()).isGreaterThan(6);
    }
}
