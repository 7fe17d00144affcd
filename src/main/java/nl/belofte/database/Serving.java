package nl.belofte.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import nl.belofte.refusal.Refusal;
import org.springframework.core.env.PropertyResolver;

/**
 * Who serves from a data folder: one platform at a time, for two would each have a mailbox and a count of log-ins of their
 * own. A sweep beside it does not serve. The operating system drops the lock of a process that is killed.
 */
public final class Serving {

    /** A channel that nobody holds is closed, and its lock with it; these are held until the process ends. */
    private static final List<FileChannel> HELD = new ArrayList<>();

    private Serving() {}

    /**
     * Begins to serve, until this process ends. Platforms on an outside database may be many.
     *
     * @throws Refusal when another one does already
     */
    public static void begin(PropertyResolver settings) {
        if (settings.getProperty("belofte.database", "").isBlank()) {
            begin(DataFolder.open(Path.of(settings.getRequiredProperty("belofte.data"))));
        }
    }

    static synchronized void begin(DataFolder data) {
        try {
            var file =
                    FileChannel.open(data.resolve("serving.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            HELD.add(file);
            if (file.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException here) {
            // This very process serves from it.
        } catch (IOException e) {
            throw new Refusal(
                    "The data folder " + data.path() + " cannot be locked (" + e.getMessage()
                            + "): choose another folder with --data DIR.",
                    e);
        }
        throw new Refusal("Another Belofte already serves from " + data.path()
                + ": stop that one, or choose another folder with --data DIR.");
    }
}
