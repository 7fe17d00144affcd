package nl.belofte.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {
    @TempDir
    Path folder;

    @Test
    void makes_what_is_missing_and_leaves_no_trace_of_trying() throws IOException {
        var data = DataFolder.open(folder.resolve("a/b"));
        assertThat(data.path()).isDirectory();
        try (var inside = Files.list(data.path())) {
            assertThat(inside).isEmpty();
        }
    }

    @Test
    void refuses_a_file() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(Refusal.class)
                .hasMessage("The data folder " + file + " is a file: choose another folder with --data DIR.");
    }

    @Test
    void refuses_what_cannot_be_written() {
        assertThatThrownBy(() -> DataFolder.open(Path.of("/dev/null/data")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be written")
                .hasMessageEndingWith("or choose another folder with --data DIR.");
    }
}
