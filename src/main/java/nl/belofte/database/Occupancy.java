package nl.belofte.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import nl.belofte.refusal.Refusal;

/**
 * Who uses the embedded server of a data folder. Several processes may (serve, and a sweep beside it): the first starts
 * the server, the last stops it. The operating system drops the locks of a process that is killed.
 */
final class Occupancy implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final long DOOR = 0;
    private static final long ROOM = 1;

    private final FileChannel file;
    private FileLock stay;

    private Occupancy(FileChannel file, FileLock stay) {
        this.file = file;
        this.stay = stay;
    }

    /** What is done at the door, where one process at a time can stand. */
    interface Doing<T> {
        T run() throws IOException;
    }

    /** Comes in; {@code first} runs at the door, and when it fails nobody has come in. */
    static <T> Entered<T> enter(DataFolder data, Doing<T> first) throws IOException {
        var file = FileChannel.open(
                data.resolve("postgres.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try (var _ = door(file, data)) {
            var stay = file.lock(ROOM, 1, true);
            return new Entered<>(first.run(), new Occupancy(file, stay));
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    record Entered<T>(T result, Occupancy occupancy) {}

    /** Does this while nobody comes in or leaves. */
    <T> T atDoor(DataFolder data, Doing<T> what) throws IOException {
        try (var _ = door(file, data)) {
            return what.run();
        }
    }

    /** Leaves; {@code last} runs when nobody else is in. */
    void leave(DataFolder data, Doing<?> last) throws IOException {
        try (var _ = door(file, data)) {
            stay.release();
            if (file.tryLock(ROOM, 1, false) != null) {
                last.run();
            }
        } finally {
            close();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static FileLock door(FileChannel file, DataFolder data) throws IOException {
        try {
            for (var waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(PAUSE)) {
                var door = file.tryLock(DOOR, 1, false);
                if (door != null) {
                    return door;
                }
                Thread.sleep(PAUSE);
            }
        } catch (OverlappingFileLockException here) {
            throw new IllegalStateException(data.path() + " is already open in this process", here);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal("Another Belofte has been starting or stopping on " + data.path()
                + " for a minute: stop it, or choose another folder with --data DIR.");
    }
}
