package nl.belofte.casework;

import java.util.Optional;
import java.util.SequencedMap;
import nl.belofte.file.Language;
import nl.belofte.rights.Outcome;

/**
 * A letter as its person will read it, before it goes. It never prints it.
 *
 * @param act what it goes with, the end of its path: {@code antwoord}, {@code twijfel}
 * @param outcome what was decided; only with an answer
 * @param fields what the member of staff filled in for it
 * @param mailed whether it goes by mail; else somebody prints it
 * @param language of its person, which may be another than the reader's
 */
public record LetterPage(
        String reference,
        String written,
        String act,
        Optional<Outcome> outcome,
        SequencedMap<String, String> fields,
        String subject,
        String text,
        boolean mailed,
        Language language) {

    /** A key of the message files, or its own for paper. */
    public String worded(String key) {
        return mailed ? key : key + ".paper";
    }

    public boolean needsTwo() {
        return outcome.filter(Outcome::needsTwo).isPresent();
    }

    @Override
    public String toString() {
        return "LetterPage " + reference;
    }
}
