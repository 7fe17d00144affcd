package nl.belofte.statement;

import nl.belofte.file.Text;

/**
 * How long a law makes something stay, whatever a statement says. It counts from the day on which the dossier was opened.
 *
 * @param law the article
 * @param says what a reader is told where a statement promises less
 */
record Minimum(Regime regime, Term term, String law, Text says) {

    /** With its years as the controller's books have them. */
    Minimum in(BookYear bookYear) {
        return new Minimum(regime, term.in(bookYear), law, says);
    }
}
