package nl.belofte.advertising;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a list that is read in (RFC 4180, without lines inside a value): their names stand in its first line. */
final class Columns {

    /** As the first line names them, in any order. */
    enum Column {
        CHANNEL("kanaal"),
        EMAIL("e-mail"),
        PHONE("telefoon"),
        GIVEN_NAME("voornaam"),
        FAMILY_NAME("achternaam"),
        TEXT("tekst"),
        GIVEN_AT("gegeven-op"),
        LANGUAGE("taal");

        final String word;

        Column(String word) {
            this.word = word;
        }
    }

    static final List<String> NAMES =
            Arrays.stream(Column.values()).map(column -> column.word).toList();

    private final char separator;
    private final List<String> names;

    private Columns(char separator, List<String> names) {
        this.separator = separator;
        this.names = names;
    }

    /** @return empty where the line does not name each of them once, and nothing else */
    static Optional<Columns> named(String line) {
        char separator = line.indexOf(';') >= 0 ? ';' : ',';
        return split(line, separator)
                .map(all ->
                        all.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList())
                .filter(all -> all.size() == NAMES.size() && all.containsAll(NAMES))
                .map(all -> new Columns(separator, all));
    }

    /** @return in the order of {@link Column}; empty where the line has not as many values as there are columns */
    Optional<List<String>> values(String line) {
        return split(line, separator)
                .filter(all -> all.size() == names.size())
                .map(all ->
                        NAMES.stream().map(name -> all.get(names.indexOf(name))).toList());
    }

    private static Optional<List<String>> split(String line, char separator) {
        var all = new ArrayList<String>();
        int at = 0;
        while (true) {
            var value = new StringBuilder();
            if (at < line.length() && line.charAt(at) == '"') {
                int end = at + 1;
                for (; end < line.length(); end++) {
                    if (line.charAt(end) != '"') {
                        value.append(line.charAt(end));
                    } else if (end + 1 < line.length() && line.charAt(end + 1) == '"') {
                        value.append('"');
                        end++;
                    } else {
                        break;
                    }
                }
                if (end >= line.length() || end + 1 < line.length() && line.charAt(end + 1) != separator) {
                    return Optional.empty();
                }
                at = end + 1;
            } else {
                while (at < line.length() && line.charAt(at) != separator) {
                    value.append(line.charAt(at++));
                }
            }
            all.add(value.toString().strip());
            if (at >= line.length()) {
                return Optional.of(List.copyOf(all));
            }
            at++;
        }
    }
}
