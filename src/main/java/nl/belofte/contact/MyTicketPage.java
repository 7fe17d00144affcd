package nl.belofte.contact;

import java.util.List;
import java.util.Optional;
import nl.belofte.form.Draft;
import nl.belofte.ticket.AgreedText;
import nl.belofte.ticket.Line;
import nl.belofte.ticket.Status;

/**
 * One question, as who asked it sees it.
 *
 * @param path before that of each form
 * @param token that the forms carry; empty for who is signed in
 * @param closesOn the day that was told, written out
 * @param erasedOn the day on which it goes, written out; empty while the clock stands
 * @param consent the words that were agreed to; empty where none were asked
 * @param training the words in which it is asked whether colleagues may learn from it; empty where that is not asked
 * @param allowed whether they may
 * @param done what was just done; the end of a key of the message files
 */
public record MyTicketPage(
        String written,
        Status status,
        String path,
        String token,
        List<Line> lines,
        Optional<String> closesOn,
        Optional<String> erasedOn,
        Optional<AgreedText> consent,
        Optional<String> training,
        boolean allowed,
        Draft draft,
        Optional<String> done) {

    @Override
    public String toString() {
        return "MyTicketPage";
    }
}
