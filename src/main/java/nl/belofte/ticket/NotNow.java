package nl.belofte.ticket;

/** What somebody wants to do cannot be done with a ticket of this status any more. */
public final class NotNow extends RuntimeException {
    NotNow(String what) {
        super(what);
    }
}
