package nl.belofte.undelivered;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.mail.Letter;
import nl.belofte.web.Moment;

/**
 * The letters that do not go out.
 *
 * @param many whether there are more than stand here
 * @param done what was done just now
 */
public record UndeliveredPage(List<Row> letters, boolean many, Optional<String> done) {

    /**
     * @param nextTry empty where the mail server knows no such address
     * @param made whether it could be written at all
     * @param customer to whom it goes; empty for a colleague, or who sees no customers
     */
    public record Row(
            UUID id,
            Letter letter,
            Moment since,
            int tries,
            Optional<Moment> nextTry,
            boolean made,
            Optional<UUID> customer) {}
}
