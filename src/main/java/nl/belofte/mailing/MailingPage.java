package nl.belofte.mailing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.mailing.Mailing.Counts;
import nl.belofte.mailing.Mailing.State;
import nl.belofte.mailing.Mailings.Left;
import nl.belofte.web.Moment;

/**
 * A mailing with what became of it.
 *
 * @param purpose as the statement calls it
 * @param typed what was typed of when it begins
 * @param wrong for each field a key of the message files
 * @param done what was done just now
 */
public record MailingPage(
        int number,
        String subject,
        State state,
        String purpose,
        String site,
        List<View> views,
        Optional<Moment> due,
        Optional<Moment> begun,
        Optional<Moment> ended,
        Counts counts,
        Left left,
        List<Link> links,
        List<Step> steps,
        Map<String, String> typed,
        Map<String, String> wrong,
        Optional<String> done) {

    /**
     * As its readers see it in one language, as text; as a page it stands under an address of its own.
     *
     * @param otherwise why those get it to whom it tells another reason than the one in it
     */
    public record View(Language language, String text, Optional<String> otherwise) {}

    /** Where it leads, and how often somebody went there. */
    public record Link(String address, int clicks) {}

    /**
     * What somebody decided about when it goes.
     *
     * @param role of who did
     */
    public record Step(String deed, String role, Moment at) {}

    public boolean open() {
        return state.open();
    }

    /** Whether it begins or began. */
    public boolean goes() {
        return !open() && state != State.SCHEDULED;
    }

    /** Whether its figures change by themselves. */
    public boolean working() {
        return state == State.GATHERING || state == State.SENDING;
    }

    public int done(Counts counts) {
        return counts.planned() - left.waiting();
    }

    public int gone() {
        return Math.max(
                0,
                counts.planned()
                        - counts.sent()
                        - counts.refused()
                        - counts.givenUp()
                        - left.waiting()
                        - left.doubtful());
    }
}
