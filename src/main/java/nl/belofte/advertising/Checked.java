package nl.belofte.advertising;

import java.time.Instant;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.file.Language;

/** A line of a list, looked at by itself. It prints nothing that it holds. */
sealed interface Checked {

    /**
     * @param text that was agreed to
     * @param givenAt when
     */
    record Good(Channel channel, Content content, String text, Instant givenAt, Language language) implements Checked {
        @Override
        public String toString() {
            return "Good";
        }
    }

    /** @param reason a word of the message files */
    record Bad(String reason) implements Checked {}
}
