package nl.belofte.inbox;

import java.util.List;

/**
 * A mail server says that a letter was not delivered and will not be. RFC 3464. It never prints which.
 *
 * @param references the ids that it names of the letter; anybody can write any there
 */
public record LetterBounced(String controller, List<String> references) {

    @Override
    public String toString() {
        return "LetterBounced";
    }
}
