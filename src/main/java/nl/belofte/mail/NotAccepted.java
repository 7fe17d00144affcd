package nl.belofte.mail;

/** The mail server does not have the message. It does not tell what the server said, which may hold an address. */
public final class NotAccepted extends RuntimeException {

    private final boolean never;

    NotAccepted(boolean never, Throwable why) {
        super(never ? "never" : "not now", why);
        this.never = never;
    }

    /** Whether it is of no use to try again: the server knows no such address. RFC 5321, 4.2.1. */
    public boolean never() {
        return never;
    }
}
