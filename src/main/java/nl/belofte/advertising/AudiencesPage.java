package nl.belofte.advertising;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.web.Moment;

/**
 * The audiences there are, and a form for a new one.
 *
 * @param recipients to whom the statement lets one go
 * @param done what was done just now
 * @param title as it was typed
 * @param error a key of the message files; empty when nothing is wrong
 */
public record AudiencesPage(
        List<Row> rows, List<Recipient> recipients, Optional<String> done, String title, String error) {

    public record Recipient(String id, String name) {}

    /** @param own whether who looks made it */
    public record Row(
            UUID id,
            String title,
            String recipient,
            Moment at,
            Moment until,
            int planned,
            int handed,
            int left,
            Optional<Moment> handedAt,
            boolean own) {}
}
