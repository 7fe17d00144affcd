package nl.belofte.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.refusal.Refusal;

/** What the files of all nodes tell from certain places on. */
final class Told {

    static final String FILE = ".ledger";

    /** Within a file a line may be this much older than the one before it, if both were written at once; much less is likely. */
    private static final long OUT_OF_ORDER = TimeUnit.MINUTES.toMicros(1);

    private final Path folder;
    private final Map<String, Long> places;
    private final Map<String, Long> ends = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();

    /** @param places by node; the beginning where there is none */
    Told(Path folder, Map<String, Long> places) {
        this.folder = folder;
        this.places = places;
        for (var path : files(folder)) {
            var part = read(path, () -> LedgerFile.read(path, place(places, path)));
            ends.put(node(path), part.end());
            part.lines().forEach(text -> lines.add(parsed(path, text)));
        }
    }

    /**
     * A node that was dead for a week tells what it did then; what others did since with the same dossiers stands before the
     * place that is known of their files, and counts more.
     */
    private List<Line> othersWords() {
        long from = lines.stream().mapToLong(Line::time).min().orElse(Long.MAX_VALUE) - OUT_OF_ORDER;
        var ids = lines.stream().flatMap(line -> line.no().stream()).map(No::id).collect(Collectors.toSet());
        var words = new ArrayList<Line>();
        for (var path : ids.isEmpty() ? List.<Path>of() : files(folder)) {
            read(
                            path,
                            () -> LedgerFile.readBefore(
                                    path,
                                    place(places, path),
                                    text -> parsed(path, text).time() < from))
                    .stream()
                    .map(text -> parsed(path, text))
                    .filter(line -> line.no().map(no -> ids.contains(no.id())).orElse(true))
                    .forEach(words::add);
        }
        return words;
    }

    /** In the order in which they were done; without what was struck out. */
    List<No> noes() {
        return counting(Stream.concat(lines.stream(), othersWords().stream()).toList());
    }

    /** Whether its erasure stands here and was not struck out. */
    boolean isErased(UUID id) {
        return counting(lines).stream()
                .anyMatch(no -> no.kind() == No.Kind.ERASED && no.id().equals(id));
    }

    private static List<No> counting(List<Line> lines) {
        var undone = lines.stream()
                .filter(line -> line.no().isEmpty())
                .map(Line::token)
                .collect(Collectors.toSet());
        return lines.stream()
                .filter(line -> !undone.contains(line.token()))
                .sorted(Comparator.comparingLong(Line::time))
                .flatMap(line -> line.no().stream())
                .toList();
    }

    /**
     * A file that is gone, or shorter than the database knows it, is not the one that was written: who was erased could come
     * back.
     */
    static void refuseLost(Path folder, Map<String, Long> places) {
        for (var known : places.entrySet()) {
            var path = folder.resolve(known.getKey() + FILE);
            long size = read(path, () -> Files.exists(path) ? Files.size(path) : 0L);
            if (size < known.getValue()) {
                throw new Refusal(
                        "The ledger in %s is missing or shorter than it was, and who was erased could come back. Put the newest one back."
                                .formatted(path));
            }
        }
    }

    /** The time of the newest line of all files; 0 where there is none. */
    static long latest(Path folder) {
        return files(folder).stream()
                .flatMap(
                        path -> read(path, () -> LedgerFile.last(path)).stream().map(text -> parsed(path, text)))
                .mapToLong(Line::time)
                .max()
                .orElse(0);
    }

    /** By node, up to where it was read. */
    Map<String, Long> ends() {
        return ends;
    }

    /** Whether anything was written on this since. */
    boolean isToldSince(UUID id) {
        return files(folder).stream()
                .flatMap(path -> read(path, () -> LedgerFile.read(path, place(ends, path))).lines().stream()
                        .map(text -> parsed(path, text)))
                .anyMatch(line -> line.isAbout(id));
    }

    private static long place(Map<String, Long> places, Path path) {
        return places.getOrDefault(node(path), 0L);
    }

    private static String node(Path path) {
        return path.getFileName().toString().replace(FILE, "");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(FILE)).sorted().toList();
        } catch (IOException e) {
            throw new Refusal("The ledger in %s cannot be read. Make this folder readable.".formatted(folder), e);
        }
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    private static <T> T read(Path path, Reading<T> reading) {
        try {
            return reading.run();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static Line parsed(Path path, String text) {
        try {
            return Line.of(text);
        } catch (IllegalArgumentException e) {
            throw unreadable(path, e);
        }
    }

    private static Refusal unreadable(Path path, Exception e) {
        return new Refusal(
                "The ledger in %s cannot be read, and who was erased could come back. Put it back as it was."
                        .formatted(path),
                e);
    }
}
