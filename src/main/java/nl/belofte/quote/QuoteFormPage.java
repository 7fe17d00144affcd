package nl.belofte.quote;

import java.util.Optional;

/**
 * Where somebody at the desk makes a quote.
 *
 * @param reference of the question
 * @param sent the last quote that was sent before
 */
public record QuoteFormPage(String reference, String written, QuoteForm form, Optional<QuotePage> sent) {}
