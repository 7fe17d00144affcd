package nl.belofte;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Folders that go when the tests have ended: a platform writes in its own until then. */
public final class TemporaryFolder {

    private static final Queue<String> MADE = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFolder::removeAll));
    }

    private TemporaryFolder() {}

    public static Path make() {
        try {
            var folder = Files.createTempDirectory("belofte-test");
            MADE.add(folder.toString());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once this JVM is gone, for what runs in it ends at the same time as this and writes its last; nobody waits for it. */
    private static void removeAll() {
        var command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "while kill -0 $0 2>/dev/null; do sleep 0.1; done; exec rm -rf \"$@\"",
                String.valueOf(ProcessHandle.current().pid())));
        command.addAll(MADE);
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
