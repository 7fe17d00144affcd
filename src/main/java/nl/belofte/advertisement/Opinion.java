package nl.belofte.advertisement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody says of an advertisement. It is counted, and not whose it is. */
public enum Opinion {
    LIKE,
    DISLIKE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Opinion> of(String id) {
        return Arrays.stream(values())
                .filter(opinion -> opinion.id().equals(id))
                .findFirst();
    }
}
