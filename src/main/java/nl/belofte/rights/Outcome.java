package nl.belofte.rights;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a request ended. */
public enum Outcome {
    GRANTED,
    PARTLY,
    /** There was nothing to do, or it was done elsewhere; which of the two its letter says. */
    NOT_NEEDED,
    /** Nothing is held on who asks beside what he asks. */
    NOTHING_HELD,
    /** It stayed unclear who asks. Art. 12(2) GDPR. */
    NOT_IDENTIFIED,
    /** A law or somebody else's rights stand in the way. */
    NOT_ALLOWED,
    /** Manifestly unfounded or excessive, which the controller must be able to show. Art. 12(5) GDPR. */
    UNFOUNDED,
    /** Its person does not want it any more. */
    TAKEN_BACK;

    /** What the desk can decide. */
    public static final List<Outcome> OF_STAFF =
            List.of(GRANTED, PARTLY, NOTHING_HELD, NOT_IDENTIFIED, NOT_ALLOWED, UNFOUNDED);

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether one member of staff is not enough to decide it. */
    public boolean needsTwo() {
        return this == UNFOUNDED;
    }

    /** Whether who asked gets something by it. */
    public boolean grants() {
        return this == GRANTED || this == PARTLY;
    }

    public static Optional<Outcome> ofStaff(String id) {
        return OF_STAFF.stream().filter(outcome -> outcome.id().equals(id)).findFirst();
    }

    static Outcome of(String id) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
