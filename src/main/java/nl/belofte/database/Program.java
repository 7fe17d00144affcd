package nl.belofte.database;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** Runs a program of the machine to its end. */
final class Program {
    private static final int MINUTES = 3;

    private Program() {}

    /** How it ended, and all that it said. */
    record Outcome(int exit, String output) {
        boolean failed() {
            return exit != 0;
        }

        boolean says(String words) {
            return output.contains(words);
        }

        String lastLine() {
            return output.lines().filter(line -> !line.isBlank()).reduce("it said nothing", (before, line) -> line);
        }
    }

    static Outcome run(String... command) throws IOException {
        return run(InputStream.nullInputStream(), command);
    }

    static Outcome run(InputStream input, String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The programs' words are read here, so they speak one language whatever the machine is set to.
        builder.environment().put("LC_ALL", "C");
        // Settings of the person's own PostgreSQL (PGPORT, PGDATA ...) are not meant for this one.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        var process = builder.start();
        try {
            var writer = Thread.ofVirtual().start(() -> feed(process, input));
            var output = new String(process.getInputStream().readAllBytes());
            writer.join();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(command[0] + " does not end");
            }
            return new Outcome(process.exitValue(), output);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command[0], stop);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void feed(Process process, InputStream input) {
        try (var into = process.getOutputStream()) {
            input.transferTo(into);
        } catch (IOException endedEarly) {
            // Its exit code and its words tell why.
        }
    }
}
