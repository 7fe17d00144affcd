package nl.belofte.form;

import java.util.Optional;

/**
 * What somebody typed in one of several forms of a page, and why it was not taken.
 *
 * @param form the end of its path; empty when nothing was sent
 * @param error a key of the message files
 */
public record Draft(String form, String text, Optional<String> error) {

    public static final Draft NONE = new Draft("", "", Optional.empty());

    public static Draft wrong(String form, String text, String error) {
        return new Draft(form, text, Optional.of(error));
    }

    public String textOf(String asked) {
        return form.equals(asked) ? text : "";
    }

    /** A key of the message files; empty when nothing is wrong with this form. */
    public Optional<String> errorOf(String asked) {
        return form.equals(asked) ? error : Optional.empty();
    }

    @Override
    public String toString() {
        return "Draft of " + form;
    }
}
