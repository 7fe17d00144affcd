package nl.belofte.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The header of a message in its order, the newest line on top, as each server on the way puts its own before it. */
final class Headers {

    private record Line(String name, String value) {}

    private final List<Line> lines = new ArrayList<>();

    void add(String name, String value) {
        lines.add(new Line(name.toLowerCase(Locale.ROOT), value.strip()));
    }

    boolean has(String name) {
        return lines.stream().anyMatch(line -> line.name().equals(name));
    }

    /** @param name in small letters */
    List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .map(Line::value)
                .toList();
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }
}
