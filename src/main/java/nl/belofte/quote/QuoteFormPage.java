package nl.belofte.quote;

import java.util.List;
import java.util.UUID;

/**
 * Where somebody at the desk makes a quote.
 *
 * @param reference of the question
 * @param sent the last quote that was sent before, and all that was accepted
 * @param seen how much was said in the question by now
 */
public record QuoteFormPage(String reference, String written, QuoteForm form, List<Sent> sent, int seen) {

    public record Sent(UUID id, QuotePage quote) {}
}
