package nl.belofte.suppression;

/** Against this purpose a no does not count by itself: it stands on a contract or a duty, or is weighed first. */
public final class NotFinal extends RuntimeException {
    NotFinal(String message) {
        super(message);
    }
}
