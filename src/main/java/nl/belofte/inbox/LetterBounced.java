package nl.belofte.inbox;

import java.util.List;

/**
 * A mail server says that a letter was not delivered and will not be (RFC 3464), or that its reader did not want it (RFC 5965).
 * It never prints which.
 *
 * @param references the ids that it names of the letter; anybody can write any there
 */
public record LetterBounced(String controller, Why why, List<String> references) {

    /** What became of it. */
    public enum Why {
        NO_SUCH_ADDRESS,
        /** For another reason, that may be over tomorrow. */
        NOT_DELIVERED,
        UNWANTED;

        /** Whether its reader does not have it. */
        public boolean lost() {
            return this != UNWANTED;
        }
    }

    @Override
    public String toString() {
        return "LetterBounced";
    }
}
