package nl.belofte.contact;

import java.util.List;

/**
 * A mail that somebody sent to a controller, as far as a ticket needs it. It never prints what it says or from whom.
 *
 * @param from the sender's address
 * @param name the sender's, as the mail tells it; may be empty
 * @param text without what it quotes
 * @param references the ids in {@code References} and {@code In-Reply-To}, the newest last
 */
public record IncomingMail(
        String controller, String from, String name, String subject, String text, List<String> references) {

    @Override
    public String toString() {
        return "IncomingMail";
    }
}
