package nl.belofte.disclosure;

/** No such agreement can be put on record, or be ended so. */
public final class NotAgreed extends RuntimeException {
    NotAgreed(String what) {
        super(what);
    }
}
