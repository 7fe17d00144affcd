package nl.belofte.rights;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** One thing that happened to a request. It never prints what was said. */
public record Event(UUID id, Instant at, Kind kind, String text) {

    public enum Kind {
        ASKED,
        /** Its person says more. */
        ADDED,
        /** Stays among those who answer. */
        NOTED,
        DOUBTED,
        SHOWN,
        EXTENDED,
        /** Its person is told when a restriction ends, before it does. Art. 18(3) GDPR. */
        ANNOUNCED,
        /** Somebody wants to refuse it, and a second has not said yet. */
        PROPOSED,
        REJECTED,
        /** Done by the platform at the moment at which it was asked. */
        DONE,
        ANSWERED,
        TAKEN_BACK;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean internal() {
            return this == NOTED || this == PROPOSED || this == REJECTED;
        }
    }

    static Event now(Instant at, Kind kind, String text) {
        return new Event(UUID.randomUUID(), at, kind, text);
    }

    @Override
    public String toString() {
        return "Event " + kind;
    }
}
