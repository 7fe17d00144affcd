package nl.belofte.support;

import nl.belofte.form.FormPage;

/**
 * Somebody at the desk writes down what was asked.
 *
 * @param source as it was chosen; empty while nothing is
 * @param consent the words that are read out; empty where none are asked
 */
public record NewTicketPage(FormPage form, String source, String text, String consent) {

    @Override
    public String toString() {
        return "NewTicketPage";
    }
}
