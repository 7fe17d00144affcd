package nl.belofte.inbox;

import java.time.Instant;
import java.util.List;

/**
 * A mail that a person wrote to a controller. It never prints what it says or from whom.
 *
 * @param from the address that it says it comes from; anybody can write any there
 * @param name the sender's, as the mail tells it; may be empty
 * @param subject in one line; may be empty
 * @param text without what it quotes at its end, and with a note for all that was left out; may be empty
 * @param references the ids in {@code References} and {@code In-Reply-To}, the newest last
 * @param complaint whether it went to the address that the statement names for complaints
 * @param arrived at the mail server
 */
public record MailReceived(
        String controller,
        String from,
        String name,
        String subject,
        String text,
        List<String> references,
        boolean complaint,
        Instant arrived) {

    /** In characters. More is no question any more. */
    public static final int LONGEST = 20_000;

    /** As much of it as is kept. */
    public static String shortened(String text) {
        var whole = text.strip();
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + " […]";
    }

    @Override
    public String toString() {
        return "MailReceived";
    }
}
