package nl.belofte.bench;

import java.util.Arrays;
import java.util.Locale;

/** Figures as people and programs read them. */
public final class Figures {
    private Figures() {}

    public static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** Lowest to highest, so that a noisy machine shows. */
    public static String range(String pattern, double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return format(pattern + " to " + pattern, sorted[0], sorted[sorted.length - 1]);
    }
}
