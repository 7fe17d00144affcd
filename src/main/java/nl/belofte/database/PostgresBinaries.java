package nl.belofte.database;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import nl.belofte.refusal.Refusal;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once for each user of this machine from the archive on the class path. */
record PostgresBinaries(Path folder, int major) {
    private static final Pattern VERSION = Pattern.compile("-((\\d+)\\.[\\d.]+)\\.jar$");

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    static PostgresBinaries unpacked(DataFolder data) {
        var archive = archive();
        var jar = jarOf(archive);
        var version = VERSION.matcher(jar);
        if (!version.find()) {
            throw new IllegalStateException("no version in the name of " + jar);
        }
        var name = "postgresql-" + version.group(1) + "-" + platform();
        var major = Integer.parseInt(version.group(2));
        for (var cache : new Path[] {cacheOfUser(), data.path()}) {
            var folder = cache.resolve(name);
            if (Files.isExecutable(folder.resolve("bin/postgres"))) {
                return new PostgresBinaries(folder, major);
            }
        }
        var cache = isWritable(cacheOfUser()) ? cacheOfUser() : data.path();
        try {
            unpack(archive, cache, cache.resolve(name));
        } catch (IOException cannot) {
            throw new Refusal(
                    "PostgreSQL cannot be unpacked in " + cache + " (" + cannot.getMessage()
                            + "): make room there, or set BELOFTE_DATABASE to a PostgreSQL of your own.",
                    cannot);
        }
        return new PostgresBinaries(cache.resolve(name), major);
    }

    private static URL archive() {
        var found = PostgresBinaries.class.getResource("/postgres-" + platform() + ".txz");
        if (found == null) {
            throw new Refusal("There is no embedded PostgreSQL for this machine (" + platform()
                    + "): set BELOFTE_DATABASE to the jdbc:postgresql address of a PostgreSQL 15 or newer.");
        }
        return found;
    }

    private static String platform() {
        var system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        var processor = switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        return system + "-" + processor;
    }

    private static String jarOf(URL archive) {
        try {
            return ((JarURLConnection) archive.openConnection()).getJarFileURL().getPath();
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + archive, unreadable);
        }
    }

    private static Path cacheOfUser() {
        var set = System.getenv("XDG_CACHE_HOME");
        var cache = set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(set);
        return cache.resolve("belofte");
    }

    private static boolean isWritable(Path cache) {
        try {
            Files.createDirectories(cache);
            return Files.isWritable(cache);
        } catch (IOException no) {
            return false;
        }
    }

    /** Unpacks beside the goal and renames, so that a half unpacked folder is never taken for a whole one. */
    private static void unpack(URL archive, Path cache, Path goal) throws IOException {
        var half = Files.createTempDirectory(cache, "unpacking");
        try (var plain = new XZInputStream(archive.openStream())) {
            // Every Unix has tar; not every one has xz.
            var outcome = Program.run(plain, "tar", "-x", "-f", "-", "-C", half.toString());
            if (outcome.failed()) {
                throw new IOException(outcome.lastLine());
            }
            Files.move(half, goal);
        } catch (IOException failed) {
            Program.run("rm", "-rf", half.toString());
            if (!Files.isDirectory(goal)) { // else another process was first, which is as good
                throw failed;
            }
        }
    }
}
