package nl.belofte.brand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    public Path look(String controller) {
        return folder.resolve(controller).resolve("look");
    }
}
