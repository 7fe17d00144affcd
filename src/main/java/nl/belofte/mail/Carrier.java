package nl.belofte.mail;

/** Takes a message out of the house: a mail server, or the trial's mailbox. */
public interface Carrier {

    /** Returns when it was accepted; throws when it was not. */
    void carry(Message message);
}
