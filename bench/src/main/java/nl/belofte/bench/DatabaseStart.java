package nl.belofte.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts and stops the embedded PostgreSQL without the platform: the part of a start that no program can save. */
final class DatabaseStart {
    private DatabaseStart() {}

    static double seconds(Path data) throws IOException, InterruptedException {
        var pgCtl = pgCtl(data).toString();
        var options = "-p " + Server.freePort() + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
        var folder = data.resolve("postgres").toString();
        var log = data.resolve("bench.log").toString();
        var begin = System.nanoTime();
        try {
            run(pgCtl, "start", "-w", "-D", folder, "-l", log, "-o", options);
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            run(pgCtl, "stop", "-w", "-m", "fast", "-D", folder);
        }
    }

    /** Where the platform unpacks PostgreSQL: the user's cache, or the data folder where there is none. */
    private static Path pgCtl(Path data) throws IOException {
        var major = Files.readString(data.resolve("postgres/PG_VERSION")).strip();
        var set = System.getenv("XDG_CACHE_HOME");
        var cache = set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(set);
        for (var place : List.of(cache.resolve("belofte"), data)) {
            if (Files.isDirectory(place)) {
                try (var folders = Files.newDirectoryStream(place, "postgresql-" + major + ".*")) {
                    for (var folder : folders) {
                        return folder.resolve("bin/pg_ctl");
                    }
                }
            }
        }
        throw new NotMeasured("The embedded PostgreSQL is not where it is expected: " + cache.resolve("belofte") + ".");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var whole = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("unshare", "-U")); // as the platform does it
        }
        whole.addAll(List.of(command));
        var process = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new NotMeasured("PostgreSQL by itself does not start or stop.");
        }
    }
}
