package nl.belofte.web;

/** A request that no form of ours sends: a doubled field, a broken character. Becomes a 400 page. */
public final class BadInput extends RuntimeException {
    public BadInput(String what) {
        super(what);
    }
}
