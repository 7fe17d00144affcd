package nl.belofte.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a running server writes about itself into its folder: postmaster.pid, one fact a line. */
record PostmasterFile(long process, int port) {

    /** Nothing when there is no such file, or a server that is just writing it. */
    static Optional<PostmasterFile> in(Path folder) {
        try {
            var lines = Files.readAllLines(file(folder));
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip())));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    static Path file(Path folder) {
        return folder.resolve("postmaster.pid");
    }

    boolean isAlive() {
        return ProcessHandle.of(process).isPresent();
    }

    /** Process numbers are used again: only a process named postgres that works in this very folder is the server. */
    boolean isServerOf(Path folder) {
        var command = ProcessHandle.of(process).flatMap(handle -> handle.info().command());
        if (command.isEmpty() || !command.get().endsWith("/postgres")) {
            return false;
        }
        var worksIn = Path.of("/proc", Long.toString(process), "cwd");
        try {
            return !Files.exists(worksIn) || worksIn.toRealPath().equals(folder.toRealPath());
        } catch (IOException unreadable) {
            return true; // elsewhere than on Linux its name has to do; the password is the last word
        }
    }
}
