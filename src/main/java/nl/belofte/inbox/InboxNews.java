package nl.belofte.inbox;

import java.util.Optional;
import nl.belofte.dossier.DossierId;

/**
 * What is told upward of mail that came in, in the transaction in which it is taken in. Whoever throws is told again later,
 * and the message stays on the mail server until then.
 */
public interface InboxNews {

    /** Whether this one takes it in; of those who would, one does. */
    boolean isFor(MailReceived mail);

    /**
     * Somebody wrote.
     *
     * @return the dossier that it went to; what is remembered of the message, so that it comes once, is erased with that.
     *     Empty when nothing is kept of it
     */
    Optional<DossierId> received(MailReceived mail);

    /**
     * A letter of ours came back, or somebody complained of it.
     *
     * @return the dossier that it was about; empty when there is none any more, or nothing is kept of it
     */
    Optional<DossierId> bounced(LetterBounced letter);
}
