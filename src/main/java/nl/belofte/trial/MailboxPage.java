package nl.belofte.trial;

import java.util.List;
import java.util.Optional;
import nl.belofte.web.Moment;

/**
 * The mails of the trial.
 *
 * @param open the one that is read; empty in the list
 */
public record MailboxPage(String todayWritten, List<Mail> mails, Optional<Mail> open) {

    /**
     * @param framed whether it can be shown as a page too
     * @param paragraphs of its text; a paragraph that is an address is a link
     */
    public record Mail(
            int number, Moment at, String from, String to, String subject, boolean framed, List<String> paragraphs) {}
}
