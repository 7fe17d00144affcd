package nl.belofte.authority;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of authority demands something: all that its person is ever told of it. */
public enum Authority {
    POLICE,
    PROSECUTOR,
    EXAMINING_MAGISTRATE,
    INTELLIGENCE_SERVICE,
    OTHER;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Authority> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
