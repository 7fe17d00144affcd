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

    private static final int SHORT = 3;
    private static final int LETTERS_A_SLIP = 3;

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
                .filter(word -> isNear(written, word))
                .min(Comparator.comparingInt(word -> distance(written, word)))
                .map(word -> " Did you mean '%s'?".formatted(word))
                .orElse("");
    }

    /** One slip in three letters; words so short that one slip makes any of many others begin alike at least. */
    private static boolean isNear(String written, String word) {
        int length = Math.min(written.length(), word.length());
        return length <= SHORT
                ? length > 0 && distance(written, word) <= 1 && written.charAt(0) == word.charAt(0)
                : distance(written, word) <= length / LETTERS_A_SLIP;
    }

    /** Levenshtein distance in which two neighbours that changed places are one slip, for that is how people mistype. */
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int substituted = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(substituted, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }

    /** As a file is called in messages: from the folder one works in. */
    public static String nameOf(Path file) {
        var here = Path.of("").toAbsolutePath();
        var absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }
}
