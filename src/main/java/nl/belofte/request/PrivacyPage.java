package nl.belofte.request;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.rights.Right;
import nl.belofte.rights.Status;
import nl.belofte.statement.Statement;
import nl.belofte.web.Moment;

/**
 * @param byMailbox whether a link in a letter let this person in
 * @param done what was done just now
 */
public record PrivacyPage(
        boolean byMailbox,
        List<Row> requests,
        List<Consent> consents,
        Statement.Contact contact,
        Optional<String> done) {

    /** @param day by which it is answered, or on which it was closed */
    public record Row(String reference, String written, Right right, Status status, Moment receivedOn, Moment day) {}

    /** @param text word for word as it was shown, in that {@code language} */
    public record Consent(UUID proof, String title, String text, String language, Moment at) {}
}
