package nl.belofte.ticket;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** One thing that was said in a conversation. It never prints what. */
record Said(UUID id, Instant at, Author by, Way way, String text) {

    /** Of staff one sees that it was staff, not who: that is for the evidence. */
    enum Author {
        PERSON,
        STAFF,
        PLATFORM;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Said now(Instant at, Author by, Way way, String text) {
        return new Said(UUID.randomUUID(), at, by, way, text);
    }

    /** Whether it is what somebody wants to know of us: from outside, or written down for somebody there. */
    boolean isAsked() {
        return by == Author.PERSON && way != Way.SATISFIED && way != Way.QUOTE_ACCEPTED || way == Way.NOTE;
    }

    @Override
    public String toString() {
        return "Said by " + by;
    }
}
