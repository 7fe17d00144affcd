package nl.belofte;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disk that is really full when a test wants it to be. It is memory, mounted in a namespace of a program that does nothing
 * else, which needs no rights; we come to it by that program's view of the files. It goes when the program ends.
 */
public final class SmallDisk implements AutoCloseable {

    /** What is given out at least; a file that ends within one can still grow to its end. */
    private static final int PAGE = 4096;

    private static final Path MOUNTED = Path.of("/mnt");

    private final @Nullable Process holder;
    private final Path path;

    /** @param kilobytes that fit on it */
    public SmallDisk(int kilobytes) throws IOException {
        this.holder = new ProcessBuilder(command(kilobytes, List.of("sh", "-c", "echo mounted && exec cat")))
                .redirectErrorStream(true)
                .start();
        var said = holder.inputReader().readLine();
        if (!"mounted".equals(said)) {
            throw new IOException("A disk of its own cannot be had here: " + said);
        }
        this.path = Path.of("/proc/%d/root%s".formatted(holder.pid(), MOUNTED));
    }

    public Path path() {
        return path;
    }

    private SmallDisk() {
        this.holder = null;
        this.path = MOUNTED;
    }

    /** The disk of a process that was started by {@link #command}. */
    public static SmallDisk mine() {
        return new SmallDisk();
    }

    /** For what cannot work on the disk from outside: a command that has one of its own. */
    public static List<String> command(int kilobytes, List<String> command) {
        var all = new ArrayList<>(List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=%dk none %s && exec \"$@\"".formatted(kilobytes, MOUNTED),
                "sh"));
        all.addAll(command);
        return all;
    }

    private Path ballast() {
        return path.resolve("ballast");
    }

    public void fill() throws IOException {
        fillBut(0);
    }

    /** @param pages that stay free */
    public void fillBut(int pages) throws IOException {
        Files.write(path.resolve("reserved"), new byte[PAGE * pages]);
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(new byte[PAGE]);
            }
        } catch (IOException full) {
            Files.delete(path.resolve("reserved"));
        }
    }

    public void makeRoom() throws IOException {
        Files.delete(ballast());
    }

    @Override
    public void close() {
        if (holder != null) {
            holder.destroy();
        }
    }
}
