package nl.belofte.evidence;

import java.util.Locale;

/** What can be done that leaves evidence. */
public enum Deed {
    OPENED,
    READ,
    /** By staff, beyond what their role reads, with a reason. */
    LOOKED_WIDER,
    /** By staff, at the pages of a customer as the customer sees them, with a reason. */
    LOOKED_ALONG,
    /** To staff, for their role does not read it. */
    REFUSED,
    /** By staff, for a person; not for which value. */
    SEARCHED,
    /** By staff: that somebody is known here and for what, of whom nothing was opened. */
    FOUND,
    WRITTEN,
    RECTIFIED,
    RESTRICTED,
    LIFTED,
    /** That it be kept past its term; of itself that keeps nothing. */
    HOLD_ASKED,
    HOLD_APPROVED,
    HOLD_REFUSED,
    HELD,
    RELEASED,
    ENDED,
    REOPENED,
    ERASED,
    OBJECTED,
    CONSENT_GIVEN,
    CONSENT_WITHDRAWN,
    /** A no was said to what was asked; the digest of what was shown tells to what. */
    CONSENT_REFUSED,
    /** Somebody became a customer and could refuse offers there, and did not; the digest tells what he was shown. */
    OPT_OUT_SHOWN,
    /** By staff: that a list of consents be read in; of itself that takes none. */
    IMPORT_ASKED,
    IMPORT_TAKEN,
    IMPORT_REFUSED,
    /** By staff, of a mailing: when it goes, and whether. */
    MAILING_STARTED,
    MAILING_SCHEDULED,
    MAILING_UNSCHEDULED,
    MAILING_PAUSED,
    MAILING_RESUMED,
    MAILING_STOPPED,
    /** What becomes of copies of which nobody knows whether they arrived. */
    MAILING_SETTLED,
    EXAMPLE_MARKED,
    EXAMPLE_UNMARKED,
    QUOTE_SENT,
    /** By its person; the digest of what was offered tells what exactly. */
    QUOTE_ACCEPTED,
    QUOTE_REFUSED,
    REQUEST_RECEIVED,
    IDENTITY_DOUBTED,
    REQUEST_RESUMED,
    IDENTITY_SHOWN,
    REQUEST_EXTENDED,
    /** By staff, for its person: what he asked, or a part of it. */
    REQUEST_ACTED,
    /** On paper, by a member of staff. */
    LETTER_POSTED,
    REFUSAL_PROPOSED,
    REFUSAL_REJECTED,
    REQUEST_CLOSED,
    MERGED,
    MAILED,
    /** A letter was given up that could not be sent. */
    NOT_MAILED,
    LOGGED_IN,
    LOGGED_OUT,
    PASSWORD_CHANGED,
    WAY_IN_ADDED,
    WAY_IN_REMOVED,
    SESSIONS_ENDED,
    RESTORED,
    CLOCK_SET_BACK,
    /** By staff: that an authority demands data by law; of itself that hands over nothing. */
    AUTHORITY_ASKED,
    AUTHORITY_APPROVED,
    /** Or taken back, or nobody decided in time. */
    AUTHORITY_REFUSED,
    /** By a second one: that the person sees it later. */
    AUTHORITY_CONCEALED,
    DISCLOSED,
    NOT_DELIVERED,
    TOLD,
    AGREED,
    AGREEMENT_ENDED;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Deed of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
