package nl.belofte.statement;

import java.util.Map;
import java.util.regex.Pattern;

/** The platform's catalogue of promises: a subject and how many there are of it. */
final class PromiseIds {

    private static final Pattern ID = Pattern.compile("([A-Z]{3})-([1-9]\\d?)");

    private static final Map<String, Integer> CATALOGUE = Map.ofEntries(
            Map.entry("ACC", 6),
            Map.entry("ORD", 6),
            Map.entry("SUB", 4),
            Map.entry("POR", 5),
            Map.entry("CON", 6),
            Map.entry("NEW", 4),
            Map.entry("ADV", 5),
            Map.entry("LOC", 2),
            Map.entry("SHA", 4),
            Map.entry("STA", 1),
            Map.entry("COO", 6),
            Map.entry("RIG", 11),
            Map.entry("SEC", 4),
            Map.entry("CHA", 2),
            Map.entry("COM", 2));

    private PromiseIds() {}

    /** Whether a promise of this number is in the catalogue; {@code ORD-4-bookkeeping} is a part of one and is not. */
    static boolean isPromise(String id) {
        var parts = ID.matcher(id);
        return parts.matches() && Integer.parseInt(parts.group(2)) <= CATALOGUE.getOrDefault(parts.group(1), 0);
    }

    static boolean isPartOfPromise(String id) {
        var cut = id.indexOf('-', id.indexOf('-') + 1);
        return cut > 0 && isPromise(id.substring(0, cut));
    }
}
