package nl.belofte.promise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tests of a build have seen, as it lies in {@code target/proofs.json}.
 *
 * @param build the {@linkplain Build#digest digest} of the build that was tested
 */
public record Proofs(String build, List<Proof> proofs) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One test that names promises.
     *
     * @param controllers for whom it proves them; empty for every one that declares them
     * @param test class and method
     */
    public record Proof(List<String> promises, List<String> controllers, String test, boolean passed) {

        boolean proves(String promise, String controller) {
            return passed && promises.contains(promise) && (controllers.isEmpty() || controllers.contains(controller));
        }
    }

    /** Empty when no test has run yet, or what lies there is not readable. */
    public static Optional<Proofs> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Proofs.class));
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }
}
