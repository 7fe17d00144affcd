package nl.belofte.rights;

/** What somebody wants to do cannot be done with a request that is so far. */
public final class NotNow extends RuntimeException {
    public NotNow(String what) {
        super(what);
    }
}
