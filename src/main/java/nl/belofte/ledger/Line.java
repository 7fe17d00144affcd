package nl.belofte.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * A line of a node's file, without what ends it.
 *
 * @param token of all lines of one transaction; it begins with a time, by which the noes of one dossier are put in order
 *     over all nodes: whoever does something with it holds it locked meanwhile, and takes a time behind all that was written
 * @param no empty where it strikes out what has the same token
 */
record Line(String token, Optional<No> no) {

    private static final String UNDONE = "undone";

    static String newToken(long time) {
        return time + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    String text() {
        return token + " " + no.map(No::line).orElse(UNDONE);
    }

    /** @throws IllegalArgumentException when the line is not one that was written here */
    static Line of(String text) {
        int space = Math.max(0, text.indexOf(' '));
        var rest = text.substring(space + 1);
        return new Line(text.substring(0, space), rest.equals(UNDONE) ? Optional.empty() : Optional.of(No.of(rest)));
    }

    /** In microseconds since 1970. Lines from before there was a time in them are the oldest. */
    long time() {
        int end = token.indexOf('-');
        return end < 0 ? 0 : Long.parseLong(token.substring(0, end));
    }

    boolean isAbout(UUID id) {
        return no.filter(each -> each.id().equals(id)).isPresent();
    }
}
