package nl.belofte.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** What only its owner may read, from its first byte on: keys, the ledger, backups. */
public final class PrivateFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    /** What becomes the content of a file. */
    public interface Content<E extends Exception> {
        void writeTo(OutputStream out) throws IOException, E;
    }

    /**
     * A new file with the whole of this in it, or none: half of it could be taken for the whole.
     *
     * @throws java.nio.file.FileAlreadyExistsException when it is there, and stays as it is
     */
    public static <E extends Exception> void create(Path file, Content<E> content) throws IOException, E {
        var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER);
        boolean whole = false;
        try {
            try (var out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                content.writeTo(out);
            }
            sync(file, StandardOpenOption.WRITE);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Opens it to be added to, and makes it where it is missing. */
    public static FileChannel append(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return FileChannel.open(file, options, OWNER);
    }

    /**
     * Whatever happens meanwhile, there is the old file or the new one, whole, and the new one when this returns. Makes its
     * folder where that is missing. What a killed one left beside it the next one takes away.
     */
    public static void write(Path file, List<String> lines) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var made = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(made);
        Files.createFile(made, OWNER);
        Files.write(made, lines);
        sync(made, StandardOpenOption.WRITE);
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        sync(folder, StandardOpenOption.READ);
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
