package nl.belofte.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.belofte.refusal.Refusal;

/**
 * The heads of the chain in a file outside the database, a line each, so that a cut-off tail shows. A last line without
 * its end was being written when the power failed, and counts for nothing.
 */
final class Anchors {

    /** More than one line is long. */
    private static final int LINE = 200;

    private final Path file;

    Anchors(Path file) {
        this.file = file;
    }

    boolean any() {
        return Files.exists(file);
    }

    /** Adds a head that is not yet the last one. */
    void add(String head) {
        try {
            Files.createDirectories(file.getParent());
            try (var open = new RandomAccessFile(file.toFile(), "rw")) {
                long from = Math.max(0, open.length() - LINE);
                var bytes = new byte[(int) (open.length() - from)];
                open.seek(from);
                open.readFully(bytes);
                var tail = new String(bytes, StandardCharsets.ISO_8859_1);
                int end = tail.lastIndexOf('\n') + 1;
                if (tail.substring(0, end).endsWith(head + "\n")) {
                    return;
                }
                open.setLength(from + end);
                open.seek(from + end);
                open.write((head + "\n").getBytes(StandardCharsets.US_ASCII));
                open.getFD().sync();
            }
        } catch (IOException e) {
            throw new Refusal("The evidence cannot be anchored in %s. Make this file writable.".formatted(file), e);
        }
    }

    /** Every head by the number of its batch; the first that was anchored counts. */
    Map<Long, String> read(List<String> faults) {
        var found = new HashMap<Long, String>();
        if (!any()) {
            return found;
        }
        try {
            var text = Files.readString(file, StandardCharsets.US_ASCII);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
                long number = Long.parseLong(line.substring(0, line.indexOf(' ')));
                var earlier = found.putIfAbsent(number, line);
                if (earlier != null && !earlier.equals(line)) {
                    faults.add("batch %d was anchored, cut off and made anew".formatted(number));
                }
            });
        } catch (IOException | RuntimeException e) {
            faults.add("the file with anchored heads cannot be read");
        }
        return found;
    }
}
