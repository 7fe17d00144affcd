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
        Language language) {

    public boolean needsTwo() {
        return outcome.filter(Outcome::needsTwo).isPresent();
    }

    @Override
    public String toString() {
        return "LetterPage " + reference;
    }
}
