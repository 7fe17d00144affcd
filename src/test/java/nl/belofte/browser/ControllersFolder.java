package nl.belofte.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.belofte.Running;
import nl.belofte.TemporaryFolder;

/** A copy of the controllers' folder that a test may change before a platform of its own starts on it. */
record ControllersFolder(Path path) {

    static ControllersFolder copy() {
        var copy = TemporaryFolder.make();
        copy(Path.of("controllers").toAbsolutePath(), copy);
        return new ControllersFolder(copy);
    }

    /** Another controller, the same as this one but for some words: a word, another in its place, a word ... */
    void add(String controller, String like, String... otherWords) {
        copy(path.resolve(like), path.resolve(controller), otherWords);
    }

    /** Another version of a controller's statement, the same as the one of this date but for some words. */
    void addVersion(String controller, String date, String like, String... otherWords) {
        var statements = path.resolve(controller).resolve("statement");
        copyFile(statements.resolve(like + ".yaml"), statements.resolve(date + ".yaml"), otherWords);
    }

    Running start() {
        return Running.start("--belofte.controllers=" + path);
    }

    private static void copy(Path from, Path to, String... otherWords) {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                copyFile(file, to.resolve(from.relativize(file).toString()), otherWords);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyFile(Path from, Path to, String... otherWords) {
        try {
            Files.createDirectories(to.getParent());
            if (otherWords.length == 0 || !from.toString().matches(".*\\.(yaml|css|svg)")) {
                Files.copy(from, to);
                return;
            }
            var text = Files.readString(from);
            for (int i = 0; i < otherWords.length; i += 2) {
                text = text.replace(otherWords[i], otherWords[i + 1]);
            }
            Files.writeString(to, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
