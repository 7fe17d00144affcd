package nl.belofte.ticket;

import java.util.Locale;

/** In which way something was said in a conversation, or what happened in it. */
public enum Way {
    SITE,
    MAIL,
    TELEPHONE,
    /** Written down at the desk. It goes to nobody, and its person may read it like all the rest. */
    NOTE,
    /** A letter of ours came back. */
    BOUNCED,
    /** The platform asked whether the answer helped. */
    REMINDED,
    /** The platform told a day, which is the text. */
    CLOSING,
    /** We sent a quote, which is the text. */
    QUOTED,
    /** The person accepted a quote. */
    QUOTE_ACCEPTED,
    /** The question is answered; the text is a {@link Reason}. */
    SATISFIED;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
