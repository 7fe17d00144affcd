package nl.belofte.quote;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.belofte.web.Submission;

/**
 * What somebody at the desk typed to make a quote of. It never prints it.
 *
 * @param wrong for each field a key of the message files
 * @param offer empty when something is wrong
 */
public record QuoteForm(List<Row> rows, String validUntil, Map<String, String> wrong, Optional<Offer> offer) {

    static final int ROWS = 10;

    /** The others are there for who asks. */
    public static final int SHOWN = 3;

    /** How long a quote holds where nobody says anything else. */
    static final int DAYS = 30;

    /** A price is not kept up for longer. A question may close meanwhile; who accepts then opens it again. */
    static final int MOST_DAYS = 90;

    public static final List<String> RATES = List.of("21", "9", "0");

    private static final int LONGEST = 200;
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");
    private static final Pattern PRICE = Pattern.compile("(\\d{1,6})(?:[.,](\\d{2}))?");

    public record Row(String text, String number, String price, String vat) {

        boolean isEmpty() {
            return text.isEmpty() && price.isEmpty();
        }

        @Override
        public String toString() {
            return "Row";
        }
    }

    static QuoteForm empty(LocalDate today) {
        var row = new Row("", "1", "", RATES.getFirst());
        return new QuoteForm(
                IntStream.range(0, ROWS).mapToObj(_ -> row).toList(),
                today.plusDays(DAYS).toString(),
                Map.of(),
                Optional.empty());
    }

    static QuoteForm of(Submission submission, LocalDate today) {
        var rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj(at -> new Row(
                        submission.get("tekst-" + at),
                        submission.get("aantal-" + at),
                        submission.get("prijs-" + at),
                        submission.get("btw-" + at)))
                .toList();
        var day = submission.get("geldig");
        var wrong = new LinkedHashMap<String, String>();
        var lines = new ArrayList<Offer.Line>();
        for (int at = 1; at <= ROWS; at++) {
            var row = rows.get(at - 1);
            if (!row.isEmpty()) {
                var before = wrong.size();
                check(row, at, wrong);
                if (wrong.size() == before) {
                    lines.add(new Offer.Line(
                            row.text(),
                            Integer.parseInt(row.number()),
                            cents(row.price()),
                            Integer.parseInt(row.vat())));
                }
            }
        }
        if (lines.isEmpty() && wrong.isEmpty()) {
            wrong.put("tekst-1", "error.quote-empty");
        }
        var until = submission
                .day("geldig")
                .filter(date -> !date.isBefore(today) && !date.isAfter(today.plusDays(MOST_DAYS)));
        if (until.isEmpty()) {
            wrong.put("geldig", "error.quote-day");
        }
        return new QuoteForm(
                rows, day, wrong, until.filter(_ -> wrong.isEmpty()).map(date -> new Offer(List.copyOf(lines), date)));
    }

    /** The same, whose maker has to look at the question once more. */
    QuoteForm unseen() {
        return new QuoteForm(rows, validUntil, Map.of("tekst-1", "error.quote-unseen"), Optional.empty());
    }

    private static void check(Row row, int at, Map<String, String> wrong) {
        if (row.text().isEmpty() || row.text().length() > LONGEST) {
            wrong.put("tekst-" + at, "error.quote-text");
        }
        if (!NUMBER.matcher(row.number()).matches()) {
            wrong.put("aantal-" + at, "error.quote-number");
        }
        if (!PRICE.matcher(row.price()).matches()) {
            wrong.put("prijs-" + at, "error.quote-price");
        }
        if (!RATES.contains(row.vat())) {
            wrong.put("btw-" + at, "error.choose");
        }
    }

    private static long cents(String price) {
        var read = PRICE.matcher(price);
        if (!read.matches()) {
            throw new IllegalArgumentException("no price");
        }
        return Long.parseLong(read.group(1)) * 100
                + Optional.ofNullable(read.group(2)).map(Long::parseLong).orElse(0L);
    }

    /** Whether somebody wrote in a line that is not shown at once. */
    public boolean showsAll() {
        return rows.stream().skip(SHOWN).anyMatch(row -> !row.isEmpty());
    }

    @Override
    public String toString() {
        return "QuoteForm";
    }
}
