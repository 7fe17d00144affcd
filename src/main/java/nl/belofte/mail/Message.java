package nl.belofte.mail;

import java.util.Map;
import java.util.Optional;

/**
 * A mail as it goes out. It never prints what it says or to whom.
 *
 * @param kind what it is to its reader; marketing does not go out without a way to be rid of it
 * @param html the same text for who reads it as a page; empty for a letter that is plain text only
 * @param id for the {@code Message-ID}, without brackets: by it a reply is known; empty where it does not matter
 * @param automatic whether nobody wrote it
 * @param headers more of them, by their names
 */
public record Message(
        LetterKind kind,
        String from,
        String fromName,
        String to,
        String subject,
        String text,
        Optional<String> html,
        String language,
        Optional<String> id,
        boolean automatic,
        Map<String, String> headers) {

    /** The library folds lines, and what it is given must be one. RFC 5322, 2.2. */
    public Message {
        headers = Map.copyOf(headers);
        if (!isOneLine(from) || !isOneLine(fromName) || !isOneLine(to) || !isOneLine(subject) || !isOneLine(language)) {
            throw new IllegalArgumentException("a header of more than one line");
        }
        if (!headers.values().stream().allMatch(Message::isOneLine)
                || !id.map(Message::isOneLine).orElse(true)) {
            throw new IllegalArgumentException("a header of more than one line");
        }
        if (kind == LetterKind.MARKETING && !WayOut.isIn(text, html, headers)) {
            throw new IllegalArgumentException("marketing without a way to be rid of it");
        }
    }

    static boolean isOneLine(String value) {
        for (int place = 0; place < value.length(); place++) {
            if (value.charAt(place) < ' ' || value.charAt(place) == 0x7f) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Message";
    }
}
