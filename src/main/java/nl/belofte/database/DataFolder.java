package nl.belofte.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.belofte.refusal.Refusal;

/** The folder that holds everything this platform keeps (its database, keys and log), and who we are to it. */
public record DataFolder(Path path, String owner) {

    /** Makes the folder where it is missing, and refuses one that cannot be written. */
    public static DataFolder open(Path path) {
        var folder = path.toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Refusal("The data folder " + folder + " is a file: choose another folder with --data DIR.");
        }
        try {
            Files.createDirectories(folder);
            // Asking isWritable is not enough: it says yes to root on a file system that is mounted read-only.
            var trial = Files.createTempFile(folder, "writable", null);
            var owner = Files.getOwner(trial).getName();
            Files.delete(trial);
            return new DataFolder(folder, owner);
        } catch (IOException cannot) {
            throw new Refusal(
                    "The data folder " + folder + " cannot be written by " + System.getProperty("user.name")
                            + (isFull(cannot) ? " because the disk is full: make room" : ": change its rights")
                            + " or choose another folder with --data DIR.",
                    cannot);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    private static boolean isFull(IOException cannot) {
        return String.valueOf(cannot.getMessage()).contains("No space left");
    }
}
