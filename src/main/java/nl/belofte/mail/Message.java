package nl.belofte.mail;

import java.util.Optional;

/**
 * A mail as it goes out. It never prints what it says or to whom.
 *
 * @param id for the {@code Message-ID}, without brackets: by it a reply is known; empty where it does not matter
 * @param automatic whether nobody wrote it
 */
public record Message(
        String from,
        String fromName,
        String to,
        String subject,
        String text,
        String language,
        Optional<String> id,
        boolean automatic) {

    @Override
    public String toString() {
        return "Message";
    }
}
