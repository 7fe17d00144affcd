package nl.belofte.brand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.belofte.refusal.Refusal;

/** The folder with a folder for each controller. */
public record Controllers(Path folder) {

    /** @throws Refusal when there is none */
    public List<String> list() {
        if (!Files.isDirectory(folder)) {
            throw new Refusal("There is no folder %s. It holds a folder for each controller.".formatted(folder));
        }
        try (var paths = Files.list(folder)) {
            return paths.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The family's tokens, and behind them the site's own: as far as there are such files. */
    public List<Path> styles(String controller, String host) {
        return Stream.of("look.css", host + ".css")
                .map(look(controller)::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    public Path look(String controller) {
        return folder.resolve(controller).resolve("look");
    }
}
