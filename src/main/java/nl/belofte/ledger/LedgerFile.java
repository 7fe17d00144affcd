package nl.belofte.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import nl.belofte.file.PrivateFile;
import nl.belofte.refusal.Refusal;

/**
 * A file that is only ever added to, by all processes of a node at once. A line ends in its checksum and a full stop. One
 * that does not was being written when the power failed or the disk was full, if it is the last one or an empty line follows,
 * and counts for nothing; else it is damaged.
 */
final class LedgerFile implements AutoCloseable {

    private static final String END = " .";
    private static final Pattern SEALED = Pattern.compile("^(.*) ([0-9a-f]{8})(?= |$)");
    private static final long AT_ONCE = 1 << 16;

    /** Some forty lines. */
    private static final long SOME = 1 << 12;

    private final Path path;
    private final FileChannel channel;
    private final Force force;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock forcing = new ReentrantLock();
    /** What found no room or may be lost, and is written before anything else once there is room. */
    private final List<String> owed = new ArrayList<>();
    /** What was written and may not be on the disk yet. */
    private final List<String> unforced = new ArrayList<>();

    private boolean torn;
    private long written;
    private volatile long forced;

    /** Returns when all that was written is on the disk. */
    interface Force {
        void run(FileChannel channel) throws IOException;
    }

    LedgerFile(Path path) {
        this(path, channel -> channel.force(false));
    }

    LedgerFile(Path path, Force force) {
        this.path = path;
        this.force = force;
        try {
            Files.createDirectories(path.getParent());
            this.channel = PrivateFile.append(path);
            this.written = channel.size();
            // What one who was killed wrote may not be on the disk yet, and from now on counts as if it were.
            force.run(channel);
            this.forced = written;
            this.torn = written > 0;
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static Refusal unwritable(Path path, IOException e) {
        return new Refusal(
                "The ledger cannot be written to %s. Make room there, or make this file writable.".formatted(path), e);
    }

    /** @param end the place behind the last of these lines */
    record Part(List<String> lines, long end) {}

    /** The whole lines from this place on; a place is a number of bytes. Of one that is just being written nothing is told. */
    static Part read(Path path, long from) throws IOException {
        var text = text(path, from, Files.size(path));
        int end = text.lastIndexOf('\n') + 1;
        return new Part(whole(text.substring(0, end)), from + end);
    }

    /** The whole lines before this place, back to at least one that is old enough, if there is any. */
    static List<String> readBefore(Path path, long place, Predicate<String> isOldEnough) throws IOException {
        for (long length = AT_ONCE; ; length *= 2) {
            var text = text(path, Math.max(0, place - length), place);
            var lines = whole(length >= place ? text : text.substring(text.indexOf('\n') + 1));
            if (length >= place || lines.stream().anyMatch(isOldEnough)) {
                return lines;
            }
        }
    }

    /** Some of the newest whole lines. */
    static List<String> last(Path path) throws IOException {
        long size = Files.size(path);
        long from = Math.max(0, size - SOME);
        var text = text(path, from, size);
        return whole(from == 0 ? text : text.substring(text.indexOf('\n') + 1));
    }

    private static String text(Path path, long from, long to) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var bytes = ByteBuffer.allocate((int) Math.max(0, to - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        }
    }

    /** @throws IOException when a line is damaged */
    private static List<String> whole(String text) throws IOException {
        var whole = new ArrayList<String>();
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var sealed = SEALED.matcher(line);
            if (sealed.find() && sealed.group(2).equals(check(sealed.group(1)))) {
                whole.add(sealed.group(1));
            } else if (line.endsWith(END)
                    || i + 1 < lines.size()
                            && !line.isEmpty()
                            && !lines.get(i + 1).isEmpty()) {
                throw new IOException("line %d from there is damaged".formatted(i + 1));
            }
        }
        return whole;
    }

    private static String check(String line) {
        var crc = new CRC32();
        crc.update(line.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }

    /** Returns when these lines are on the disk. */
    void add(List<String> lines) {
        long mine = write(lines);
        forcing.lock();
        try {
            // Who waited for another's turn may find his own lines on the disk already.
            if (forced < mine) {
                force();
            }
        } finally {
            forcing.unlock();
        }
    }

    private void force() {
        // Of what a disk failed to take it tells once, and then may have forgotten it: so that is written anew.
        write(List.of());
        long all;
        List<String> lines;
        writing.lock();
        try {
            all = written;
            lines = List.copyOf(unforced);
            unforced.clear();
        } finally {
            writing.unlock();
        }
        try {
            force.run(channel);
            forced = all;
        } catch (IOException e) {
            writing.lock();
            try {
                unforced.addAll(0, lines);
                owed.addAll(0, unforced);
                unforced.clear();
            } finally {
                writing.unlock();
            }
            throw unwritable(path, e);
        }
    }

    /** Writes these lines when there is room for them: now, or with what is written next. */
    void addOnceThereIsRoom(List<String> lines) {
        writing.lock();
        try {
            owed.addAll(lines);
        } finally {
            writing.unlock();
        }
        try {
            addOwed();
        } catch (Refusal full) {
            // It stays owed, and whoever writes next is told.
        }
    }

    /** @throws Refusal when there is no room yet */
    void addOwed() {
        add(List.of());
    }

    private long write(List<String> lines) {
        writing.lock();
        try {
            if (lines.isEmpty() && owed.isEmpty()) {
                return written;
            }
            // An empty line parts these from half a line that may stand before them.
            var text = Stream.concat(owed.stream(), lines.stream())
                    .map(line -> line + " " + check(line) + END + "\n")
                    .collect(Collectors.joining("", torn ? "\n\n" : "", ""));
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            torn = true;
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            torn = false;
            unforced.addAll(owed);
            unforced.addAll(lines);
            owed.clear();
            written = channel.position();
            return written;
        } catch (IOException e) {
            throw unwritable(path, e);
        } finally {
            writing.unlock();
        }
    }

    /** Up to which place all is on the disk. */
    long forced() {
        return forced;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }
}
