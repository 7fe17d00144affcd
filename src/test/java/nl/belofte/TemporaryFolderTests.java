package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests leave nothing behind on the machine that runs them. */
class TemporaryFolderTests {

    /** What a JVM of tests does, in one of its own. */
    static void main() throws IOException {
        var folder = TemporaryFolder.make();
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/log"), "Dag.");
        System.out.print(folder);
    }

    @Test
    void isThereWhileTheTestsRunAndGoneSoonAfter() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), TemporaryFolderTests.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var folder = Path.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertThat(process.waitFor()).isZero();

        assertThat(folder.getFileName().toString()).startsWith("belofte-test");
        Customers.await(() -> Files.notExists(folder));
        assertThat(Files.exists(TemporaryFolder.make())).isTrue();
    }

    @Test
    void noTestMakesOneElsewhere() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.getFileName().toString().startsWith("TemporaryFolder"))
                            .filter(file -> read(file).contains("Files.createTemp")))
                    .isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
