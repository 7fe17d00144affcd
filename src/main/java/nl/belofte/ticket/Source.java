package nl.belofte.ticket;

import java.util.Locale;

/** How a question came in. */
public enum Source {
    FORM,
    MAIL,
    TELEPHONE,
    /** Somebody at the desk wrote it down: of a letter, of a visit. */
    NOTE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Source of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    Way way() {
        return switch (this) {
            case FORM -> Way.SITE;
            case MAIL -> Way.MAIL;
            case TELEPHONE -> Way.TELEPHONE;
            case NOTE -> Way.NOTE;
        };
    }
}
