package nl.belofte.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it can still be read.
 *
 * @param member the own dossier of the member of staff who did it; null for everybody else
 */
public record Recorded(
        long id,
        Instant at,
        Deed deed,
        String controller,
        String purpose,
        String actor,
        @Nullable UUID member,
        @Nullable UUID person,
        @Nullable UUID dossier,
        String detail) {

    /** With what the chain holds of it. */
    public record Committed(Recorded entry, byte[] commitment) {}
}
