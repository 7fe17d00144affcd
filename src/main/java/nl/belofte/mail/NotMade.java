package nl.belofte.mail;

/** A letter that could not be written: its dossier is not readable, or its text is wrong. Its address has nothing to do with it. */
public final class NotMade extends RuntimeException {

    NotMade(Exception why) {
        super(why.getClass().getName(), why);
    }
}
