package nl.belofte.disclosure;

/** The other side did not say that it has it, or what we asked of it. */
public final class NotDelivered extends Exception {

    private final boolean nothingLeft;

    /** @param nothingLeft whether it is certain that not a byte arrived */
    NotDelivered(String why, boolean nothingLeft) {
        super(why);
        this.nothingLeft = nothingLeft;
    }

    boolean nothingLeft() {
        return nothingLeft;
    }
}
