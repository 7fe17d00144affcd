package nl.belofte.casework;

import java.util.Arrays;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.form.Draft;
import nl.belofte.rights.Outcome;
import nl.belofte.rights.Untrue;
import nl.belofte.web.Submission;

/**
 * What a member of staff decides with an answer.
 *
 * @param chosen empty while nothing was chosen
 * @param notNeeded whether it was ticked that there was nothing to do, or that it was done elsewhere
 */
public record Decision(Optional<Outcome> chosen, boolean notNeeded) {

    static final Decision NONE = new Decision(Optional.empty(), false);

    private static final Set<String> WRONG = Stream.concat(
                    Stream.of("error.choose-outcome"),
                    Arrays.stream(Untrue.Why.values()).map(why -> "error." + why.id()))
            .collect(Collectors.toUnmodifiableSet());

    private static final String CHOSEN = "besluit";
    private static final String NOT_NEEDED = "niet-nodig";

    static Decision in(Submission submission) {
        return new Decision(Outcome.ofStaff(submission.get(CHOSEN)), submission.has(NOT_NEEDED));
    }

    /** Who grants what needed nothing says that, and not that he did something. */
    Optional<Outcome> outcome() {
        return chosen.map(outcome -> outcome == Outcome.GRANTED && notNeeded ? Outcome.NOT_NEEDED : outcome);
    }

    SequencedMap<String, String> fields() {
        var fields = new TreeMap<String, String>();
        chosen.ifPresent(outcome -> fields.put(CHOSEN, outcome.id()));
        if (notNeeded) {
            fields.put(NOT_NEEDED, "ja");
        }
        return fields;
    }

    /** What is wrong with what was decided, and not with its words. */
    public Optional<String> errorOf(Draft draft) {
        return draft.errorOf("antwoord").filter(WRONG::contains);
    }

    public boolean is(Outcome outcome) {
        return chosen.equals(Optional.of(outcome));
    }
}
