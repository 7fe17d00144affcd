package nl.belofte.bench.floor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** How often the disk itself can be told to keep something. */
final class Disk {
    private static final int PAGE = 4096;

    private Disk() {}

    /** Appends of 4 kB, each followed by fdatasync, a second. */
    static double syncsPerSecond(Path folder, Duration duration) throws IOException {
        var file = folder.resolve("sync");
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var page = ByteBuffer.allocateDirect(PAGE);
            long syncs = 0;
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < duration.toNanos()) {
                channel.write(page.clear());
                channel.force(false);
                syncs++;
            }
            return syncs / ((System.nanoTime() - begin) / 1e9);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
