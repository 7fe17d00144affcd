package nl.belofte.ticket;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why it is certain that somebody is satisfied. */
public enum Reason {
    /** The person said so with the button. */
    CONFIRMED,
    SAID_BY_MAIL,
    SAID_BY_TELEPHONE,
    NO_ANSWER_NEEDED,
    /** Nothing was heard until the day that the person was told of. */
    SILENT,
    /** The person does not want what was offered. */
    QUOTE_REFUSED,
    /** Nothing was heard until the last day of what was offered. */
    QUOTE_LAPSED;

    /** Those that somebody at the desk can choose. */
    public static final List<Reason> OF_STAFF = List.of(SAID_BY_MAIL, SAID_BY_TELEPHONE, NO_ANSWER_NEEDED);

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Reason> ofStaff(String id) {
        return OF_STAFF.stream().filter(reason -> reason.id().equals(id)).findFirst();
    }
}
