package nl.belofte.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A process that answers line by line what it is asked, and that may be killed in the middle of anything. */
final class Node {

    private final String name;
    private final Process process;
    private final Map<Long, CompletableFuture<Answer>> open = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean gone;

    /** Begins to start it; {@link #started()} waits for it. */
    Node(String name, Path errors, Class<?> main, String... arguments) {
        this.name = name;
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            this.process = new ProcessBuilder(command)
                    .redirectError(Redirect.appendTo(errors.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.put(0L, new CompletableFuture<>());
        Thread.ofVirtual().start(this::listen);
    }

    /** How the database knows it. */
    String name() {
        return name;
    }

    private void listen() {
        try (var answers = process.inputReader()) {
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                int space = line.indexOf(' ');
                open.get(Long.parseLong(line.substring(0, space))).complete(Answer.of(line.substring(space + 1)));
            }
        } catch (IOException died) {
            // What it said before it died was read to its end.
        }
        gone = true;
        open.values().forEach(answer -> answer.complete(Answer.DIED));
    }

    Answer started() {
        return open.get(0L).join();
    }

    Answer ask(String deed) {
        return begin(deed).join();
    }

    CompletableFuture<Answer> begin(String deed) {
        long number = asked.incrementAndGet();
        var answer = new CompletableFuture<Answer>();
        open.put(number, answer);
        try {
            synchronized (process) {
                var input = process.outputWriter();
                input.write(number + " " + deed + "\n");
                input.flush();
            }
        } catch (IOException died) {
            answer.complete(Answer.DIED);
        }
        if (gone) {
            answer.complete(Answer.DIED);
        }
        return answer.whenComplete((_, _) -> open.remove(number));
    }

    boolean answers() {
        return !gone && started().ok();
    }

    /** With SIGKILL. Returns when it is dead and all its answers were heard. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
