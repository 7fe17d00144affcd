package nl.belofte.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
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
import nl.belofte.refusal.Refusal;

/**
 * The heads of the chains in a file outside the database, a line each, so that a cut-off tail shows. A last line without
 * its end was being written when the power failed, and counts for nothing.
 */
final class Anchors {

    /** The lock on the file is against other processes only. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private static final int LONGEST_LINE = 120;
    private static final int BLOCK = 1 << 16;
    private static final int AT_ONCE = 5_000;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]+) ([0-9]{1,18}) ([0-9a-f]{64})");

    private final Path file;

    Anchors(Path file) {
        this.file = file;
    }

    /**
     * @param chain its name, which follows from its key
     * @param hash in hexadecimal
     */
    record Head(String chain, long number, String hash) {
        Head(String chain, long number, byte[] hash) {
            this(chain, number, HexFormat.of().formatHex(hash));
        }

        String line() {
            return chain + " " + number + " " + hash;
        }

        /** Empty where the line is none of these. */
        static Optional<Head> read(String line) {
            var words = LINE.matcher(line);
            return words.matches()
                    ? Optional.of(new Head(words.group(1), Long.parseLong(words.group(2)), words.group(3)))
                    : Optional.empty();
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
                // Those that were added last stand within this many bytes of the end.
                long from = Math.max(0, open.length() - (long) LONGEST_LINE * (heads.size() + 1));
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

    /** The number of the newest batch of a chain that stands here; 0 when there is none. Looked for from the end on. */
    long newest(String chain) {
        if (!any()) {
            return 0;
        }
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            var cut = "";
            for (long end = open.length(); end > 0; ) {
                long from = Math.max(0, end - BLOCK);
                var bytes = new byte[(int) (end - from)];
                open.seek(from);
                open.readFully(bytes);
                var text = new String(bytes, StandardCharsets.ISO_8859_1) + cut;
                // What stands before the first end of a line began in an earlier block.
                int first = from == 0 ? 0 : text.indexOf('\n') + 1;
                var found = text.substring(first, Math.max(first, text.lastIndexOf('\n') + 1))
                        .lines()
                        .map(Head::read)
                        .flatMap(Optional::stream)
                        .filter(head -> head.chain.equals(chain))
                        .reduce((_, later) -> later);
                if (found.isPresent()) {
                    return found.get().number;
                }
                cut = text.substring(0, first);
                end = from;
            }
            return 0;
        } catch (IOException e) {
            throw new Refusal("The anchored heads in %s cannot be read. Make this file readable.".formatted(file), e);
        }
    }

    /** How many bytes of whole lines there are now. */
    long extent() throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            long length = open.length();
            long from = Math.max(0, length - LONGEST_LINE);
            var bytes = new byte[(int) (length - from)];
            open.seek(from);
            open.readFully(bytes);
            return from + new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
        }
    }

    /**
     * All heads of batches, in the order in which they were anchored, some thousands at a time, for there are more each day.
     *
     * @param extent reads no further than this
     * @throws IOException also when a line is none of ours; those before it are told first
     */
    void read(long extent, Consumer<List<Head>> some) throws IOException {
        var heads = new ArrayList<Head>();
        try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (long read = 0; read < extent; ) {
                var line = lines.readLine();
                if (line == null) {
                    break;
                }
                read += line.length() + 1;
                var head = Head.read(line);
                if (head.isEmpty()) {
                    throw new IOException("A line of " + file + " is no anchored head.");
                }
                head.filter(each -> each.number > 0).ifPresent(heads::add);
                if (heads.size() == AT_ONCE) {
                    some.accept(List.copyOf(heads));
                    heads.clear();
                }
            }
        } finally {
            some.accept(heads);
        }
    }
}
