package nl.belofte.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import nl.belofte.refusal.Refusal;

/**
 * The heads of the chains in a file outside the database, a line each, so that a cut-off tail shows. A last line without
 * its end was being written when the power failed, and counts for nothing.
 */
final class Anchors {

    /** The lock on the file is against other processes only. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path file;

    Anchors(Path file) {
        this.file = file;
    }

    /** @param chain its name, which follows from its key */
    record Head(String chain, long number, byte[] hash) {
        String line() {
            return chain + " " + number + " " + HexFormat.of().formatHex(hash);
        }
    }

    /** A batch of a chain. */
    record Place(String chain, long number) {}

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

    /** The number of the newest batch of a chain that stands here; 0 when there is none that can be read. */
    long newest(String chain) {
        return read(new ArrayList<>()).keySet().stream()
                .filter(place -> place.chain().equals(chain))
                .mapToLong(Place::number)
                .max()
                .orElse(0);
    }

    /** Every head by its place; the first that was anchored counts. */
    Map<Place, String> read(List<String> faults) {
        var found = new HashMap<Place, String>();
        if (!any()) {
            faults.add("the file with anchored heads is gone");
            return found;
        }
        try {
            var text = Files.readString(file, StandardCharsets.US_ASCII);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
                var words = line.split(" ");
                long number = Long.parseLong(words[1]);
                if (number == 0) {
                    return;
                }
                var earlier = found.putIfAbsent(new Place(words[0], number), words[2]);
                if (earlier != null && !earlier.equals(words[2])) {
                    faults.add("batch %d was anchored, cut off and made anew".formatted(number));
                }
            });
        } catch (IOException | RuntimeException e) {
            faults.add("the file with anchored heads cannot be read");
        }
        return found;
    }
}
