package nl.belofte.support;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.form.Draft;
import nl.belofte.ticket.AgreedText;
import nl.belofte.ticket.Line;
import nl.belofte.ticket.Status;

/**
 * One ticket, as the desk sees it.
 *
 * @param who how the person is called who asks
 * @param days how long somebody waits
 * @param facts what is held on who asks, by its label
 * @param consent the words that were agreed to; empty where none were asked
 * @param example whether colleagues learn from it; empty where its person did not allow that
 * @param quotes whether a quote can be made of it
 * @param next what happens by itself, and when, if nobody says anything
 * @param erasedOn the day on which it goes, written out; empty while the clock stands
 * @param following the reference of the ticket that waits longest beside this one
 * @param done what was just done; the end of a key of the message files
 */
public record TicketPage(
        String reference,
        String written,
        Status status,
        String who,
        long days,
        boolean late,
        Map<String, List<String>> facts,
        List<Line> lines,
        Optional<AgreedText> consent,
        Optional<Boolean> example,
        boolean quotes,
        Optional<Next> next,
        Optional<String> erasedOn,
        Draft draft,
        Optional<String> following,
        Optional<String> done) {

    /**
     * @param step the end of a key of the message files
     * @param on the day, written out
     */
    public record Next(String step, String on) {}

    @Override
    public String toString() {
        return "TicketPage " + reference;
    }
}
