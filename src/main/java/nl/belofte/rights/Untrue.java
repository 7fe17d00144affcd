package nl.belofte.rights;

import java.util.Locale;

/** Somebody wants to tell a person what is not so. */
public final class Untrue extends RuntimeException {

    /** What is so. */
    public enum Why {
        NOTHING_DONE,
        ONLY_BEGUN,
        SOMETHING_DONE,
        SOMETHING_HELD,
        IDENTIFIED;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Why why;

    Untrue(Why why) {
        super(why.id());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
