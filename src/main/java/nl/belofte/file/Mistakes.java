package nl.belofte.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import nl.belofte.refusal.Refusal;

/** Collects every mistake of a set of files, so that whoever mends them sees all at once. */
public final class Mistakes {

    private final List<Mistake> all = new ArrayList<>();

    public void add(String file, int line, String what) {
        var mistake = new Mistake(file, line, what);
        if (!all.contains(mistake)) {
            all.add(mistake);
        }
    }

    public List<Mistake> list() {
        return all.stream()
                .sorted(Comparator.comparing(Mistake::file).thenComparing(Mistake::line))
                .toList();
    }

    /** @throws Refusal that lists all mistakes, when there are any */
    public void refuseIfAny() {
        if (all.isEmpty()) {
            return;
        }
        var lines = list().stream().map(mistake -> "  " + mistake).collect(Collectors.joining("\n"));
        throw new Refusal("Belofte cannot start: %d %s in the declared files.\n%s"
                .formatted(all.size(), all.size() == 1 ? "mistake" : "mistakes", lines));
    }

    /** The word that was probably meant, as the end of a sentence; empty when nothing comes near. */
    static String meant(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(word -> distance(written, word)))
                .filter(word -> distance(written, word) <= Math.max(2, word.length() / 3))
                .map(word -> " Did you mean '%s'?".formatted(word))
                .orElse("");
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    /** As a file is called in messages: from the folder one works in. */
    public static String nameOf(Path file) {
        var here = Path.of("").toAbsolutePath();
        var absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }
}
