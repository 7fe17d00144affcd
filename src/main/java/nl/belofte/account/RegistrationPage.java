package nl.belofte.account;

import java.util.Optional;
import nl.belofte.consent.Shown;
import nl.belofte.form.FormPage;

/**
 * The form by which one registers.
 *
 * @param offer what is told of offers by mail, where they go out; empty elsewhere
 * @param refused whether its box was ticked
 */
public record RegistrationPage(FormPage form, Optional<Shown> offer, boolean refused) {

    static final String OFFER = "aanbod";
    static final String REFUSED = "geen-aanbod";

    @Override
    public String toString() {
        return "RegistrationPage";
    }
}
