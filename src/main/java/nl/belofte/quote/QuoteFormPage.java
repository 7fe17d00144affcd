package nl.belofte.quote;

/**
 * Where somebody at the desk makes a quote.
 *
 * @param reference of the question
 */
public record QuoteFormPage(String reference, String written, QuoteForm form) {}
