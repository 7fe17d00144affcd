package nl.belofte.rights;

import java.util.Locale;

/** How somebody made clear who he is. RIG-9. */
public enum Identity {
    /** Signed in, and that lately. */
    LOG_IN,
    /** Used a link that only the address on file got. */
    MAILBOX,
    /** A member of staff saw to it, and says how. */
    STAFF;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Identity of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
