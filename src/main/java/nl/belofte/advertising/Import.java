package nl.belofte.advertising;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.evidence.Actor;
import nl.belofte.session.SignedIn;

/**
 * A list that somebody wants to read in, or that was.
 *
 * @param host the site in whose name people are approached
 * @param asks in the role of that moment
 * @param going what is done with it behind the page at this moment; empty while it waits for somebody, and once it is done with
 * @param takenAt when a second one read it in; empty while it waits for that
 * @param until the last day on which it is known
 */
public record Import(
        UUID id,
        String host,
        Counted counted,
        Actor.Staff asks,
        Instant askedAt,
        Optional<Going> going,
        Optional<Instant> takenAt,
        LocalDate until) {

    /** That each line is looked at, or that those are taken that are good. */
    public enum Going {
        LOOKING,
        TAKING;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param lines below the one that names the columns, without empty ones
     * @param taken or to be taken
     * @param suppressed left out because their no stands
     * @param known left out because they may be approached already
     */
    public record Counted(int lines, int taken, int suppressed, int known, int bad) {

        /** How many were looked at, or taken, up to now. */
        public int gone() {
            return taken + suppressed + known + bad;
        }
    }

    /**
     * A line that is not taken.
     *
     * @param reason a word of the message files
     */
    public record Fault(int line, String reason) {}

    boolean isOf(SignedIn who) {
        return asks.dossier().equals(who.dossier().value());
    }
}
