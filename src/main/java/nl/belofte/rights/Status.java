package nl.belofte.rights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a request is. */
public enum Status {
    /** The clock runs. */
    OPEN,
    /** The clock stands still until its person shows who he is. Art. 12(6) GDPR. */
    DOUBTED,
    CLOSED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> of(String id) {
        return Arrays.stream(values()).filter(status -> status.id().equals(id)).findFirst();
    }
}
