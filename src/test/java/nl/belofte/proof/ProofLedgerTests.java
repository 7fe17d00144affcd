package nl.belofte.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.belofte.promise.Build;
import nl.belofte.promise.Proofs;
import nl.belofte.promise.Proofs.Proof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

class ProofLedgerTests {

    /** Never run: a class for the ledger to look at. */
    @Proves("ACC-1")
    private static class Sample {

        @Test
        @Proves(
                value = {"ACC-4", "SEC-1"},
                controllers = "ipcall")
        void erases() {}

        @ParameterizedTest
        void registers() {}

        @Proves("ACC-6")
        void isNoTest() {}
    }

    private static class Plain {
        @Test
        void namesNothing() {}
    }

    @TempDir
    Path folder;

    private ProofLedger ledger;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(folder.resolve("classes"));
        Files.writeString(folder.resolve("classes/A.class"), "one");
        ledger = new ProofLedger(folder, folder.resolve("controllers"));
        ledger.begin(Sample.class);
    }

    @Test
    void aTestProvesWhatItAndItsClassName() {
        ledger.ended(Sample.class, "erases", true);
        ledger.ended(Sample.class, "registers", true);

        assertThat(written())
                .containsExactly(
                        new Proof(
                                List.of("ACC-1", "ACC-4", "SEC-1"),
                                List.of("ipcall"),
                                "ProofLedgerTests.Sample.erases",
                                true),
                        new Proof(List.of("ACC-1"), List.of(), "ProofLedgerTests.Sample.registers", true));
    }

    @Test
    void oneFailedInvocationIsAFailedTest() {
        ledger.ended(Sample.class, "registers", true);
        ledger.ended(Sample.class, "registers", false);
        ledger.ended(Sample.class, "registers", true);

        assertThat(passed("registers")).isFalse();
    }

    @Test
    void aTestThatNeverRanHasNotPassed() {
        assertThat(passed("erases")).isFalse();
    }

    @Test
    void aClassThatFailsAtItsEndProvesNothing() {
        ledger.ended(Sample.class, "erases", true);
        ledger.failed(Sample.class);

        assertThat(passed("erases")).isFalse();
    }

    @Test
    void laterRunsOfTheSameBuildAddToIt() {
        ledger.ended(Sample.class, "erases", true);
        ledger.close();
        var later = new ProofLedger(folder, folder.resolve("controllers"));
        later.begin(Other.class);
        later.ended(Other.class, "logsIn", true);
        later.close();

        assertThat(Proofs.read(folder.resolve("proofs.json")).orElseThrow().proofs())
                .extracting(Proof::test)
                .containsExactly(
                        "ProofLedgerTests.Sample.erases",
                        "ProofLedgerTests.Sample.registers",
                        "ProofLedgerTests.Other.logsIn");
    }

    private static class Other {
        @Test
        @Proves("ACC-1")
        void logsIn() {}
    }

    @Test
    void whatALaterRunSeesCounts() {
        ledger.ended(Sample.class, "erases", true);
        ledger.close();
        ledger = new ProofLedger(folder, folder.resolve("controllers"));
        ledger.begin(Sample.class);
        ledger.ended(Sample.class, "erases", false);

        assertThat(passed("erases")).isFalse();
    }

    @Test
    void anotherBuildBeginsAnew() throws IOException {
        ledger.ended(Sample.class, "erases", true);
        ledger.close();
        Files.writeString(folder.resolve("classes/A.class"), "two");
        var later = new ProofLedger(folder, folder.resolve("controllers"));
        later.begin(Other.class);
        later.close();

        var proofs = Proofs.read(folder.resolve("proofs.json")).orElseThrow();
        assertThat(proofs.build()).isEqualTo(Build.digest(folder.resolve("classes"), folder.resolve("controllers")));
        assertThat(proofs.proofs()).extracting(Proof::test).containsExactly("ProofLedgerTests.Other.logsIn");
    }

    @Test
    void aRunWithoutProofsLeavesTheFileAlone() {
        var plain = new ProofLedger(folder, folder.resolve("controllers"));
        plain.begin(Plain.class);
        plain.ended(Plain.class, "namesNothing", true);
        plain.close();

        assertThat(folder.resolve("proofs.json")).doesNotExist();
    }

    private List<Proof> written() {
        ledger.close();
        return Proofs.read(folder.resolve("proofs.json")).orElseThrow().proofs();
    }

    private boolean passed(String method) {
        return written().stream()
                .filter(proof -> proof.test().endsWith("." + method))
                .findFirst()
                .orElseThrow()
                .passed();
    }
}
