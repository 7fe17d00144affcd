package nl.belofte.disclosure;

/** The recipient did not say that it has it. */
final class NotDelivered extends Exception {

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
