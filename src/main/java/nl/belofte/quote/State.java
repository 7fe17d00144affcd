package nl.belofte.quote;

import java.util.Locale;

/** What became of a quote. */
enum State {
    /** Its person may still say yes or no. */
    SENT,
    ACCEPTED,
    REFUSED,
    /** Its day passed. */
    LAPSED,
    /** A later quote holds in its place. */
    REPLACED;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
