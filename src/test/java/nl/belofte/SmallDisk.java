package nl.belofte;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk that is really full when a test wants it to be. It is memory, mounted in a namespace of a program that does nothing
 * else, which needs no rights; we come to it by that program's view of the files. It goes when the program ends.
 */
public final class SmallDisk implements AutoCloseable {

    /** What is given out at least; a file that ends within one can still grow to its end. */
    private static final int PAGE = 4096;

    private final Process holder;
    private final Path path;

    /** @param kilobytes that fit on it */
    public SmallDisk(int kilobytes) throws IOException {
        this.holder = new ProcessBuilder(List.of(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=%dk none /mnt && echo mounted && exec cat".formatted(kilobytes)))
                .redirectErrorStream(true)
                .start();
        var said = holder.inputReader().readLine();
        if (!"mounted".equals(said)) {
            throw new IOException("A disk of its own cannot be had here: " + said);
        }
        this.path = Path.of("/proc/%d/root/mnt".formatted(holder.pid()));
    }

    public Path path() {
        return path;
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
        holder.destroy();
    }
}
