package nl.belofte.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTests {

    private Path file;

    @BeforeEach
    void name(@TempDir Path folder) {
        file = folder.resolve("new").resolve("secret");
    }

    private static void assertOnlyOwner(Path file) throws IOException {
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    @Test
    void whatIsWrittenIsForItsOwnerOnly() throws IOException {
        PrivateFile.write(file, List.of("one"));
        assertOnlyOwner(file);
        PrivateFile.write(file, List.of("two"));
        assertOnlyOwner(file);
        assertThat(file).hasContent("two");
    }

    /** Somebody was killed before he could give the new file its name. */
    @Test
    void whatWasLeftHalfIsInNobodysWay() throws IOException {
        PrivateFile.write(file, List.of("one"));
        var left = file.resolveSibling("secret.new");
        Files.writeString(left, "ha");

        PrivateFile.write(file, List.of("two"));

        assertThat(file).hasContent("two");
        assertThat(left).doesNotExist();
        assertOnlyOwner(file);
    }

    @Test
    void aNewFileIsWholeOrNotThere() throws IOException {
        Files.createDirectories(file.getParent());

        assertThatThrownBy(() -> PrivateFile.create(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IllegalStateException("half");
                }))
                .hasMessage("half");
        assertThat(file).doesNotExist();

        PrivateFile.create(file, out -> out.write('x'));
        assertThat(file).hasContent("x");
        assertOnlyOwner(file);
    }

    @Test
    void aNewFileNeverTakesThePlaceOfAnother() throws IOException {
        PrivateFile.write(file, List.of("one"));

        assertThatThrownBy(() -> PrivateFile.create(file, out -> out.write('x')))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("one");
    }

    @Test
    void whatIsAddedToIsForItsOwnerOnly() throws IOException {
        Files.createDirectories(file.getParent());
        try (var open = PrivateFile.append(file)) {
            assertThat(open.size()).isZero();
        }
        assertOnlyOwner(file);
    }
}
