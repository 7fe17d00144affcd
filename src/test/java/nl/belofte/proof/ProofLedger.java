package nl.belofte.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.belofte.promise.Build;
import nl.belofte.promise.Proofs;
import nl.belofte.promise.Proofs.Proof;

/** What this run has seen, added at its end to what earlier runs of the same build have. */
final class ProofLedger implements AutoCloseable {

    private final Path target;
    private final Path controllers;
    private final Map<String, Seen> seen = new TreeMap<>();

    ProofLedger(Path target, Path controllers) {
        this.target = target;
        this.controllers = controllers;
    }

    /** A test that names promises, and how its invocations went; passed only when there were some and all did. */
    private static final class Seen {
        private final List<String> promises;
        private final List<String> controllers;
        private boolean passed;
        private boolean failed;

        private Seen(List<String> promises, List<String> controllers) {
            this.promises = promises;
            this.controllers = controllers;
        }

        private Proof proof(String test) {
            return new Proof(promises, controllers, test, passed && !failed);
        }
    }

    synchronized void begin(Class<?> tests) {
        for (var method : tests.getDeclaredMethods()) {
            var promises = values(tests, method, Proves::value);
            if (!promises.isEmpty() && !method.isSynthetic() && isTest(method)) {
                seen.put(name(tests, method.getName()), new Seen(promises, values(tests, method, Proves::controllers)));
            }
        }
    }

    synchronized void ended(Class<?> tests, String method, boolean passed) {
        var test = seen.get(name(tests, method));
        if (test != null) {
            test.passed |= passed;
            test.failed |= !passed;
        }
    }

    synchronized void failed(Class<?> tests) {
        Stream.of(tests.getDeclaredMethods()).forEach(method -> ended(tests, method.getName(), false));
    }

    /** Leaves the file alone when nothing of this run names a promise. */
    @Override
    public synchronized void close() {
        if (seen.isEmpty()) {
            return;
        }
        // Tests run in more than one process at once.
        try (var turn = FileChannel.open(
                        target.resolve("proofs.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = turn.lock()) {
            add(target.resolve("proofs.json"), Build.digest(target.resolve("classes"), controllers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Path file, String build) throws IOException {
        var proofs = new ArrayList<Proof>();
        Proofs.read(file)
                .filter(earlier -> earlier.build().equals(build))
                .map(Proofs::proofs)
                .orElse(List.of())
                .stream()
                .filter(proof -> !seen.containsKey(proof.test()))
                .forEach(proofs::add);
        seen.forEach((test, how) -> proofs.add(how.proof(test)));
        write(file, new Proofs(build, proofs).json());
    }

    private static void write(Path file, byte[] json) throws IOException {
        var written = Files.write(file.resolveSibling("proofs.json.new"), json);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> values(Class<?> tests, Method method, Function<Proves, String[]> of) {
        var values = new TreeSet<String>();
        for (var element : new AnnotatedElement[] {tests, method}) {
            var proves = element.getAnnotation(Proves.class);
            if (proves != null) {
                values.addAll(List.of(of.apply(proves)));
            }
        }
        return List.copyOf(values);
    }

    private static boolean isTest(Method method) {
        return Stream.of(method.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().endsWith("Test"));
    }

    /** {@code ClosureTests.forgetsOnTheDay}. */
    private static String name(Class<?> tests, String method) {
        var name = tests.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.') + "." + method;
    }
}
