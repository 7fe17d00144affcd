package nl.belofte.work;

import java.util.Locale;

/** The kinds of work, in the order in which the desk counts them. */
public enum Kind {
    /** Something does not run as it should, and whoever reads this can have it put right. */
    ALARM,
    QUESTION,
    /** Of somebody about his own data; the law says by when. */
    REQUEST,
    LETTER,
    HOLD,
    AUTHORITY,
    ADVERTISING,
    MAILING;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
