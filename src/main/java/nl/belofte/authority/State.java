package nl.belofte.authority;

import java.util.Locale;

/** How far a demand is. */
public enum State {
    ASKED,
    APPROVED,
    HANDED_OVER,
    REFUSED,
    LAPSED;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether somebody has something to do yet. */
    public boolean open() {
        return this == ASKED || this == APPROVED;
    }
}
