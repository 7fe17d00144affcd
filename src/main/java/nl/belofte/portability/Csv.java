package nl.belofte.portability;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows for a spreadsheet: RFC 4180, and nothing in it is a formula. */
final class Csv {

    /** So that a spreadsheet reads it as UTF-8. */
    static final String BEGINNING = "\uFEFF";

    /** With these a spreadsheet takes a cell for something to compute. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r\\n＝＋－＠].*");

    private Csv() {}

    /**
     * How many rows there are below the head; empty where it is no such table, or a spreadsheet would compute something in it.
     *
     * @param head the names of its columns
     */
    static OptionalInt rows(String text, List<String> head) {
        if (!text.startsWith(BEGINNING)) {
            return OptionalInt.empty();
        }
        int at = BEGINNING.length();
        int found = -1;
        while (at < text.length()) {
            var cells = new ArrayList<String>();
            at = readRow(text, at, cells);
            if (at < 0
                    || cells.size() != head.size()
                    || found < 0 && !cells.equals(head)
                    || cells.stream().anyMatch(cell -> FORMULA.matcher(cell).matches())) {
                return OptionalInt.empty();
            }
            found++;
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** By hand, and not by a pattern: of a long text from anywhere that would fill the stack. */
    private static int readRow(String text, int from, List<String> cells) {
        int at = from;
        while (text.startsWith("\"", at)) {
            int end = text.indexOf('"', at + 1);
            while (end >= 0 && text.startsWith("\"\"", end)) {
                end = text.indexOf('"', end + 2);
            }
            if (end < 0) {
                return -1;
            }
            cells.add(text.substring(at + 1, end));
            if (text.startsWith("\r\n", end + 1)) {
                return end + 3;
            }
            at = text.startsWith(",", end + 1) ? end + 2 : text.length();
        }
        return -1;
    }

    static String row(String... cells) {
        return Stream.of(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
