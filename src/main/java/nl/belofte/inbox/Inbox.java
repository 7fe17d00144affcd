package nl.belofte.inbox;

import java.util.List;

/** The mailboxes of all controllers that have one in the settings. */
public final class Inbox {

    private final List<MailboxReading> mailboxes;

    Inbox(List<MailboxReading> mailboxes) {
        this.mailboxes = mailboxes;
    }

    /** Takes in what waits, of each mailbox for a while at most. Safe on many nodes at once, and to kill at any moment. */
    public synchronized void read() {
        mailboxes.forEach(MailboxReading::read);
    }
}
