package nl.belofte.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose turn it is. */
public enum Status {
    /** Ours. */
    WAITING,
    /** The person's: we answered. */
    ANSWERED,
    /** Nobody's: the clock of the dossier runs. */
    SATISFIED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> of(String id) {
        return Arrays.stream(values()).filter(status -> status.id().equals(id)).findFirst();
    }
}
