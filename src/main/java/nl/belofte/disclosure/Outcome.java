package nl.belofte.disclosure;

import java.util.Locale;

/** What became of a disclosure. */
public enum Outcome {
    /** It is on its way; or the platform stopped before it knew. */
    LEAVING,
    /** The recipient said that it has it. */
    DELIVERED,
    /** The recipient said something else, or nothing: it may have it. */
    NOT_CONFIRMED,
    /** Not a byte left. */
    NOT_LEFT;

    static Outcome of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
