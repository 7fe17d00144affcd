package nl.belofte.account;

import nl.belofte.form.FormPage;
import nl.belofte.form.Seen;

/** One category of what an account holds, to be changed. */
public record DetailsPage(FormPage form, Seen seen) {

    @Override
    public String toString() {
        return "DetailsPage";
    }
}
