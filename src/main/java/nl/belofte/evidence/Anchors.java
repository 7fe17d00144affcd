package nl.belofte.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.refusal.Refusal;

/**
 * The heads of the chains in a file outside the database, a line each, so that a cut-off tail shows. A last line without
 * its end was being written when the power failed, and counts for nothing.
 */
final class Anchors {

    /** The lock on the file is against other processes only. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    /** Bytes: some three thousand lines. */
    private static final int AT_ONCE = 1 << 18;

    private final Path file;

    Anchors(Path file) {
        this.file = file;
    }

    /** @param chain its name, which follows from its key */
    record Head(String chain, long number, byte[] hash) {

        private static final Pattern LINE = Pattern.compile("([0-9a-f]{16}) (\\d{1,18}) ([0-9a-f]{64})");

        static Optional<Head> of(String line) {
            var words = LINE.matcher(line);
            return words.matches()
                    ? Optional.of(new Head(
                            words.group(1),
                            Long.parseLong(words.group(2)),
                            HexFormat.of().parseHex(words.group(3))))
                    : Optional.empty();
        }

        String line() {
            return chain + " " + number + " " + HexFormat.of().formatHex(hash);
        }
    }

    boolean any() {
        return Files.exists(file);
    }

    /** The first line of a new node: from then on the file is missed when it is gone. */
    void begin(String chain) {
        add(List.of(new Head(chain, 0, Batch.BEFORE_THE_FIRST)));
    }

    /** Adds those heads that do not stand there yet, at the end. */
    void add(List<Head> heads) {
        if (heads.isEmpty()) {
            return;
        }
        IN_THIS_PROCESS.lock();
        try {
            Files.createDirectories(file.getParent());
            try (var open = new RandomAccessFile(file.toFile(), "rw");
                    var _ = open.getChannel().lock()) {
                // Those that were added last stand within this many bytes of the end: a line is shorter than 120.
                long from = Math.max(0, open.length() - 120L * (heads.size() + 1));
                var bytes = new byte[(int) (open.length() - from)];
                open.seek(from);
                open.readFully(bytes);
                var tail = new String(bytes, StandardCharsets.ISO_8859_1);
                int end = tail.lastIndexOf('\n') + 1;
                var whole = "\n" + tail.substring(0, end);
                var missing = heads.stream()
                        .map(head -> head.line() + "\n")
                        .filter(line -> !whole.contains("\n" + line))
                        .collect(Collectors.joining());
                if (!missing.isEmpty()) {
                    open.setLength(from + end);
                    open.seek(from + end);
                    open.write(missing.getBytes(StandardCharsets.US_ASCII));
                    open.getFD().sync();
                }
            }
        } catch (IOException e) {
            throw new Refusal(
                    "The evidence cannot be anchored in %s. Make room there, or make this file writable."
                            .formatted(file),
                    e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    /**
     * The number of the newest batch of a chain that stands here; 0 when there is none that can be read. The file is longer
     * than memory, so it is read from its end, no further than needed.
     */
    long newest(String chain) {
        if (!any()) {
            return 0;
        }
        try (var open = FileChannel.open(file)) {
            long end = open.size();
            while (end > 0) {
                long from = Math.max(0, end - AT_ONCE);
                var text = text(open, from, end);
                int first = from == 0 ? 0 : text.indexOf('\n') + 1;
                // Not just the last one: two processes of a node may have added theirs the other way round.
                var newest = wholeLines(text.substring(first))
                        .flatMap(line -> Head.of(line).stream())
                        .filter(head -> head.chain().equals(chain))
                        .mapToLong(Head::number)
                        .max();
                if (newest.isPresent()) {
                    return newest.getAsLong();
                }
                end = from + first;
            }
            return 0;
        } catch (IOException e) {
            throw new Refusal(
                    "The anchored heads of the evidence cannot be read from %s. Make this file readable."
                            .formatted(file),
                    e);
        }
    }

    /** How long the file is by now. */
    long length() {
        return file.toFile().length();
    }

    /**
     * Hands on every head in this much of the file, some thousands at a time.
     *
     * @throws IOException when a line is not one that was written here
     */
    void read(long length, Consumer<List<Head>> some) throws IOException {
        try (var open = FileChannel.open(file)) {
            for (long from = 0; from < length; ) {
                var text = text(open, from, Math.min(length, from + AT_ONCE));
                int end = text.lastIndexOf('\n') + 1;
                if (end == 0 && text.length() == AT_ONCE) {
                    throw new IOException("a line without its end");
                } else if (end == 0) {
                    return;
                }
                var heads = new ArrayList<Head>();
                for (var line : wholeLines(text).toList()) {
                    heads.add(Head.of(line).orElseThrow(() -> new IOException("a line that is no head")));
                }
                some.accept(heads);
                from += end;
            }
        }
    }

    private static Stream<String> wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    }

    private static String text(FileChannel open, long from, long to) throws IOException {
        var bytes = ByteBuffer.allocate((int) (to - from));
        while (bytes.hasRemaining() && open.read(bytes, from + bytes.position()) >= 0) {}
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }
}
