package nl.belofte.portability;

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

    static String row(String... cells) {
        return Stream.of(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
