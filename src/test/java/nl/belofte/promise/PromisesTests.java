package nl.belofte.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nl.belofte.TestClock;
import nl.belofte.promise.Proofs.Proof;
import nl.belofte.promise.Row.State;
import nl.belofte.statement.Serves;
import nl.belofte.statement.StatementFolder;
import nl.belofte.statement.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PromisesTests {

    private static final Statements STATEMENTS = Statements.read(StatementFolder.REAL, TestClock.on("2026-11-22"));

    @TempDir
    Path target;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(target.resolve("classes"));
        Files.writeString(target.resolve("classes/A.class"), "one");
    }

    @Test
    void everyPromiseOfEveryControllerIsListedOnceThoseByLawToo() {
        var rows = Promises.rows(STATEMENTS, Set.of(), List.of());

        assertThat(rows)
                .extracting(row -> row.controller() + " " + row.promise())
                .doesNotHaveDuplicates();
        assertThat(rows).filteredOn(row -> row.controller().equals("ipcall")).hasSize(54);
        assertThat(rows)
                .filteredOn(row -> row.controller().equals("voipexpress"))
                .hasSize(58);
        assertThat(rows).filteredOn(row -> row.promise().equals("RIG-10")).hasSize(2);
        assertThat(rows)
                .allMatch(
                        row -> row.state() == State.DECLARED && !row.sentence().isBlank());
    }

    @Test
    void aPromiseIsServedWhenAFeatureRegistersIt() {
        assertThat(state(Set.of("ACC-4"), "ACC-4")).isEqualTo(State.SERVED);
        assertThat(state(Set.of("ACC-4"), "ACC-5")).isEqualTo(State.DECLARED);
    }

    @Test
    void aPromiseIsProvenWhenItIsServedAndATestHasSeenIt() {
        var proof = new Proof(List.of("ACC-4"), List.of(), "ClosureTests.forgets", true);

        assertThat(state(Set.of("ACC-4"), "ACC-4", proof)).isEqualTo(State.PROVEN);
        assertThat(state(Set.of(), "ACC-4", proof)).isEqualTo(State.DECLARED);
        assertThat(state(Set.of("ACC-4"), "ACC-5", proof)).isEqualTo(State.DECLARED);
    }

    @Test
    void aTestThatFailedProvesNothing() {
        var failed = new Proof(List.of("ACC-4"), List.of(), "ClosureTests.forgets", false);

        assertThat(state(Set.of("ACC-4"), "ACC-4", failed)).isEqualTo(State.SERVED);
    }

    @Test
    void aProofForOneControllerIsNoneForAnother() {
        var rows = Promises.rows(
                STATEMENTS,
                Set.of("ACC-4"),
                List.of(new Proof(List.of("ACC-4"), List.of("voipexpress"), "ClosureTests.forgets", true)));

        assertThat(rows)
                .filteredOn(row -> row.promise().equals("ACC-4"))
                .extracting(row -> row.controller() + " " + row.state() + " " + row.tests())
                .containsExactly("ipcall SERVED []", "voipexpress PROVEN [ClosureTests.forgets]");
    }

    @Test
    void featuresAreFoundWithoutStartingThem() {
        assertThat(Features.served("nl.belofte.promise")).containsExactlyInAnyOrder("LOC-1", "LOC-2");
        assertThat(Features.served("nl.belofte.retention")).contains("ACC-4");
    }

    @Serves({"LOC-1", "LOC-2"})
    static final class NeverStarted {
        static {
            fail();
        }

        private static void fail() {
            throw new IllegalStateException("a feature was started");
        }
    }

    @Test
    void theJsonHasARowForEachPromise() throws IOException {
        prove("ACC-4");

        var rows = new JsonMapper().readTree(printed(true));

        assertThat(rows.size()).isEqualTo(112);
        for (JsonNode row : rows) {
            assertThat(row.propertyNames()).containsExactly("controller", "promise", "state", "tests");
            if (row.get("promise").asString().equals("ACC-4")) {
                assertThat(row.get("state").asString()).isEqualTo("proven");
                assertThat(row.get("tests").get(0).asString()).isEqualTo("ClosureTests.forgets");
            }
        }
    }

    @Test
    void proofsOfThisBuildCount() throws IOException {
        prove("ACC-4");

        assertThat(printed(false))
                .contains("  ACC-4   proven ", "by ClosureTests.forgets")
                .doesNotContain("another build");
    }

    @Test
    void proofsOfAnotherBuildDoNotCountAndThatIsSaid() throws IOException {
        prove("ACC-4");
        Files.writeString(target.resolve("classes/A.class"), "two");

        assertThat(printed(false))
                .contains("  ACC-4   served ", "The proofs are of another build")
                .doesNotContain("ClosureTests");
        assertThat(printed(true)).doesNotContain("proven");
    }

    @Test
    void withoutProofsItSaysHowToGetThem() throws IOException {
        assertThat(printed(false)).contains("./belofte test").contains("0 proven");
        Files.writeString(target.resolve("proofs.json"), "{ half");
        assertThat(printed(false)).contains("./belofte test").contains("0 proven");
    }

    @Test
    void aBuildIsToldByEveryFileNameAndByte(@TempDir Path controllers) throws IOException {
        Files.writeString(controllers.resolve("a.yaml"), "a");
        var first = digest(controllers);

        assertThat(digest(controllers)).isEqualTo(first).matches("[0-9a-f]{64}");
        Files.writeString(controllers.resolve("logo.svg"), "a picture");
        assertThat(digest(controllers)).isEqualTo(first);
        Files.writeString(controllers.resolve("a.yaml"), "b");
        assertThat(digest(controllers)).isNotEqualTo(first);
        Files.writeString(controllers.resolve("a.yaml"), "a");
        Files.move(target.resolve("classes/A.class"), target.resolve("classes/B.class"));
        assertThat(digest(controllers)).isNotEqualTo(first);
    }

    private String digest(Path controllers) {
        return Build.digest(target.resolve("classes"), controllers);
    }

    private void prove(String promise) throws IOException {
        var proofs = new Proofs(
                digest(StatementFolder.REAL),
                List.of(new Proof(List.of(promise), List.of(), "ClosureTests.forgets", true)));
        Files.write(target.resolve("proofs.json"), proofs.json());
    }

    private String printed(boolean json) {
        var bytes = new ByteArrayOutputStream();
        Promises.print(
                StatementFolder.REAL,
                target.resolve("proofs.json"),
                json,
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static State state(Set<String> served, String promise, Proof... proofs) {
        return Promises.rows(STATEMENTS, served, List.of(proofs)).stream()
                .filter(row -> row.promise().equals(promise))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
