package nl.belofte.rights;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a request came. RIG-11: the published contact details are as good as the site. */
public enum Source {
    PORTAL,
    FORM,
    MAIL,
    TELEPHONE,
    POST,
    COUNTER;

    /** What a member of staff writes down for somebody. */
    public static final List<Source> BY_STAFF = List.of(MAIL, TELEPHONE, POST, COUNTER);

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Source> of(String id) {
        return Arrays.stream(values()).filter(source -> source.id().equals(id)).findFirst();
    }
}
