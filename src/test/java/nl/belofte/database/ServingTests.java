package nl.belofte.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class ServingTests {

    @TempDir
    Path folder;

    /** A process of its own that serves from a folder until it is ended. */
    static final class Elsewhere {
        static void main(String[] args) throws Exception {
            Serving.begin(DataFolder.open(Path.of(args[0])));
            // What nobody holds would be closed now.
            System.gc();
            System.out.println("serves");
            System.in.read();
        }

        static Process at(Path folder) throws Exception {
            var process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Elsewhere.class.getName(),
                            folder.toString())
                    .start();
            assertThat(process.inputReader().readLine()).isEqualTo("serves");
            return process;
        }
    }

    private MockEnvironment settings() {
        return new MockEnvironment().withProperty("belofte.data", folder.toString());
    }

    @Test
    void isRefusedWhileAnotherPlatformServesAndAllowedOnceThatWasKilled() throws Exception {
        var first = Elsewhere.at(folder);
        assertThatThrownBy(() -> Serving.begin(settings()))
                .isInstanceOf(Refusal.class)
                .hasMessage("Another Belofte already serves from " + folder
                        + ": stop that one, or choose another folder with --data DIR.");

        first.destroyForcibly().waitFor();

        assertThatCode(() -> Serving.begin(settings())).doesNotThrowAnyException();
        assertThatThrownBy(() -> Serving.begin(settings())).isInstanceOf(Refusal.class);
    }

    @Test
    void isAllowedToManyPlatformsOnAnOutsideDatabase() {
        var settings = settings().withProperty("belofte.database", "jdbc:postgresql://127.0.0.1/belofte");
        assertThatCode(() -> {
                    Serving.begin(settings);
                    Serving.begin(settings);
                })
                .doesNotThrowAnyException();
        assertThat(folder).isEmptyDirectory();
    }
}
