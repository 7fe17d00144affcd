package nl.belofte.quote;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import nl.belofte.file.Language;
import nl.belofte.statement.Wording;

/**
 * A quote as its person sees it, and as the desk does.
 *
 * @param reference of the question from which it was made
 * @param state the end of a key of the message files
 * @param validUntil written out
 * @param vat for each rate what it comes to
 * @param token for its buttons
 * @param question where one asks something back
 */
public record QuotePage(
        String reference,
        String state,
        boolean open,
        String validUntil,
        List<Row> rows,
        String withoutVat,
        List<Rate> vat,
        String withVat,
        String token,
        String question) {

    public record Row(String text, int number, String price, int vat, String total) {
        @Override
        public String toString() {
            return "Row";
        }
    }

    public record Rate(int percent, String sum) {}

    static QuotePage of(Offer offer, State state, String reference, String token, String question, Language language) {
        return new QuotePage(
                reference,
                state.id(),
                state == State.SENT,
                Wording.in(language).date(offer.validUntil()),
                offer.lines().stream()
                        .map(line -> new Row(
                                line.text(),
                                line.number(),
                                euros(line.cents(), language),
                                line.vat(),
                                euros(line.total(), language)))
                        .toList(),
                euros(offer.withoutVat(), language),
                offer.vat().entrySet().stream()
                        .map(rate -> new Rate(rate.getKey(), euros(rate.getValue(), language)))
                        .toList(),
                euros(offer.withVat(), language),
                token,
                question);
    }

    private static String euros(long cents, Language language) {
        var format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(java.math.BigDecimal.valueOf(cents, 2));
    }

    @Override
    public String toString() {
        return "QuotePage";
    }
}
