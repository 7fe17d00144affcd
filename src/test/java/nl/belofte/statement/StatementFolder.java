package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.belofte.TestClock;

/** A folder of controllers made from a real statement, amended line by line, for a test that needs another one. */
public final class StatementFolder {

    public static final Path REAL = Path.of("controllers");
    private static final Path ORIGINAL = REAL.resolve("ipcall/statement/2022-06-29.yaml");

    private final Path folder;

    public StatementFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds a statement that is the real one of 2022, with these replacements: old, new, old, new. It leaves to the platform
     * who of the staff reads what.
     */
    public StatementFolder with(String controller, String version, String... replacements) {
        var text = amended(controller, version, replacements);
        return file(controller + "/statement/" + version + ".yaml", text);
    }

    public static String amended(String controller, String version, String... replacements) {
        var text = read(ORIGINAL)
                .replaceFirst("(?s)\n(#[^\n]*\n)*access:\n.*?\nsharing:\n", "\nsharing:\n")
                .replace("controller: ipcall\n", "controller: " + controller + "\n")
                .replace("version: 2022-06-29\n", "version: " + version + "\n");
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).as("the statement to amend").contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return text;
    }

    public StatementFolder file(String name, String text) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return folder;
    }

    public Statements read(TestClock clock) {
        return Statements.read(folder, clock);
    }

    /** In which line of the amended file something stands, counted from 1. */
    static int lineOf(String text, String words) {
        int at = text.indexOf(words);
        assertThat(at).as("where %s stands", words).isNotNegative();
        return (int) text.substring(0, at).lines().count() + (at == 0 || text.charAt(at - 1) == '\n' ? 1 : 0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
