package nl.belofte.newsletter;

import nl.belofte.form.FormPage;
import nl.belofte.form.Robots;

/**
 * The form by which one asks for the newsletter.
 *
 * @param consent what one is asked to agree to
 * @param token of this form
 * @param work what the browser did for it; empty while it did nothing
 */
public record SignUpPage(FormPage form, String consent, String token, String work) {

    /** How often the browser derives in each try. */
    public int rounds() {
        return Robots.ROUNDS;
    }

    @Override
    public String toString() {
        return "SignUpPage";
    }
}
