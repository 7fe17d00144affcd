package nl.belofte.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a request. It never prints what was said.
 *
 * @param text what was said; of a letter that went, which one
 * @param on the day that counts, in the controller's zone, where it is another than that on which it was written down
 */
public record Event(
        UUID id,
        Instant at,
        Kind kind,
        String text,
        @Nullable LocalDate on) {

    public enum Kind {
        ASKED,
        /** Its person says more. */
        ADDED,
        /** Its person said more another way than here, on a day. */
        HEARD,
        /** Stays among those who answer. */
        NOTED,
        /** Its address leads to nothing else that is held. */
        UNKNOWN,
        DOUBTED,
        SHOWN,
        EXTENDED,
        /** Its person is told when a restriction ends, before it does. Art. 18(3) GDPR. */
        ANNOUNCED,
        /** What was announced does not happen: its person had something against it. */
        RECALLED,
        /** Somebody wants to refuse it, and a second has not said yet. */
        PROPOSED,
        REJECTED,
        /** The answer on paper, which says nothing to anybody before it is posted. */
        WRITTEN,
        /** Done by the platform at the moment at which it was asked. */
        DONE,
        /** Done by a member of staff for its person, or by its person, while the rest of it waits for an answer. */
        ACTED,
        /** What had to come before that which was asked, and is not that itself. */
        BEGUN,
        /** A letter on paper went, on a day. */
        POSTED,
        /** The same, when it was too late to change the clock. */
        POSTED_LATE,
        /** What a letter on paper says was said to who left no address for it, on a day. */
        TOLD,
        /** Who left no address could not be told the answer either: what was tried. */
        UNREACHED,
        ANSWERED,
        TAKEN_BACK;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean internal() {
            return this == NOTED || this == WRITTEN || this == PROPOSED || this == REJECTED;
        }
    }

    static Event now(Instant at, Kind kind, String text) {
        return new Event(UUID.randomUUID(), at, kind, text, null);
    }

    static Event of(LocalDate on, Instant at, Kind kind, String text) {
        return new Event(UUID.randomUUID(), at, kind, text, on);
    }

    @Override
    public String toString() {
        return "Event " + kind;
    }
}
