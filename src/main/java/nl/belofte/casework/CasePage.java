package nl.belofte.casework;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import nl.belofte.file.Language;
import nl.belofte.form.Draft;
import nl.belofte.request.Clock;
import nl.belofte.rights.Identity;
import nl.belofte.rights.Outcome;
import nl.belofte.rights.Right;
import nl.belofte.rights.Source;
import nl.belofte.rights.Status;
import nl.belofte.ticket.Line;
import nl.belofte.web.Moment;

/**
 * One case at the desk.
 *
 * @param known who else is known by the address that was typed, and whose it may be
 * @param unreachable whether an answer can go nowhere
 * @param mailed whether letters go by mail; else somebody prints them
 * @param language in which its person is answered
 * @param letters those on paper
 * @param extendable until when an extension would last; empty when it cannot be extended
 * @param doubtable whether its person can still be asked to show who he is
 * @param today as a form wants it
 * @param proposed which proposal waits for a second one
 * @param acts what can be done about it
 * @param untouched whether nothing was done of what was asked
 * @param said the last that its person said after he asked
 * @param decision what was decided in an answer that did not go yet
 * @param done what was done just now
 */
public record CasePage(
        String reference,
        String written,
        String who,
        UUID person,
        Optional<UUID> known,
        SequencedMap<String, List<String>> facts,
        boolean unreachable,
        boolean mailed,
        Right right,
        Source source,
        Status status,
        Language language,
        Optional<Identity> identity,
        Optional<Outcome> outcome,
        Clock clock,
        List<Line> lines,
        List<Paper> letters,
        Optional<Moment> extendable,
        boolean doubtable,
        String today,
        Proposal proposal,
        Optional<UUID> proposed,
        List<Act> acts,
        boolean untouched,
        String said,
        Decision decision,
        Draft draft,
        Optional<String> done) {

    /**
     * A letter on paper.
     *
     * @param name a key of the message files
     * @param posted when it went; empty while it waits
     * @param answer whether it ends the case
     * @param tooLate whether it waited for so long that it changes nothing any more
     */
    public record Paper(UUID id, String name, Optional<Moment> posted, boolean answer, boolean tooLate) {}

    /** Whether an answer on paper waits to be posted. */
    public boolean answerWaits() {
        return toPost().stream().anyMatch(Paper::answer);
    }

    public List<Paper> toPost() {
        return letters.stream().filter(letter -> letter.posted().isEmpty()).toList();
    }

    /** Whether somebody proposes to refuse it as unfounded. */
    public enum Proposal {
        NONE,
        OWN,
        OTHERS
    }

    @Override
    public String toString() {
        return "CasePage " + reference;
    }
}
