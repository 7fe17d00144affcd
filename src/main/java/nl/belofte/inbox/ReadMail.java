package nl.belofte.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.web.Texts;

/**
 * What was read of a message. It never prints it.
 *
 * @param from the one address that it says it comes from; empty if it names none or several
 * @param to the addresses that it went to, folded
 * @param references the ids of the mails that it is about, the newest last
 * @param identity what it has in common with itself, if it comes again, and with no other
 * @param attachments how many were left out
 * @param whole whether all its text is here
 */
record ReadMail(
        Writer writer,
        Optional<String> from,
        String name,
        Set<String> to,
        List<String> references,
        String subject,
        String text,
        String identity,
        int attachments,
        boolean whole) {

    /** Who wrote it, as far as one can tell. */
    enum Writer {
        PERSON,
        /** Out of office, lists, and our own letters when they come back. */
        MACHINE,
        /** A mail server that could not deliver a letter of ours. */
        MAIL_SERVER,
        /** As {@link #MAIL_SERVER}, for there is no such address. */
        MAIL_SERVER_WITHOUT_ADDRESS,
        /** A mail provider whose customer called a letter of ours unwanted. */
        COMPLAINT
    }

    /** With a note for what was left out. */
    String textWithNotes(Language language) {
        var texts = Texts.in(language);
        var parts = new ArrayList<String>();
        if (!text.isEmpty()) {
            parts.add(text);
        }
        if (attachments > 0) {
            parts.add(
                    attachments == 1
                            ? texts.get("inbox.note.attachment")
                            : texts.get("inbox.note.attachments", attachments));
        }
        if (!whole) {
            parts.add(texts.get("inbox.note.not-whole"));
        }
        return String.join("\n\n", parts);
    }

    @Override
    public String toString() {
        return "ReadMail";
    }
}
