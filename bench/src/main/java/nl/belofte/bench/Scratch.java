package nl.belofte.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder that is thrown away afterwards. */
public record Scratch(Path path) implements AutoCloseable {

    static Scratch make() throws IOException {
        return new Scratch(Files.createTempDirectory("belofte-bench"));
    }

    /** Beside the sources: elsewhere the machine's folder for such things may be memory, which is no disk to measure. */
    public static Scratch onDisk(Settings settings) throws IOException {
        return new Scratch(Files.createTempDirectory(
                Files.createDirectories(settings.home().resolve("bench/target")), "data"));
    }

    @Override
    public void close() throws IOException {
        try (var all = Files.walk(path)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException ended) {
            // A server that is just ending removes its own files meanwhile.
            if (!(ended.getCause() instanceof NoSuchFileException)) {
                throw ended;
            }
        }
    }
}
