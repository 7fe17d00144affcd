package nl.belofte.mailing;

import java.util.List;
import java.util.Optional;
import nl.belofte.brand.Site;
import nl.belofte.statement.Purpose;

/**
 * A mailing that is made, or changed before it goes.
 *
 * @param number of the one that is changed; empty for a new one
 * @param purposes for which it may be
 * @param sites those of the controller
 */
public record MailingFormPage(Optional<Integer> number, MailingForm form, List<Purpose> purposes, List<Site> sites) {

    public String path() {
        return MailingController.PATH
                + number.map(draft -> "/" + draft + "/wijziging").orElse("/nieuw");
    }
}
