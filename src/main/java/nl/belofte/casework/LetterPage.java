package nl.belofte.casework;

import nl.belofte.file.Language;
import nl.belofte.rights.Outcome;

/**
 * A letter as its person will read it, before it goes. It never prints it.
 *
 * @param draft what the member of staff wrote of it
 * @param language of its person, which may be another than the reader's
 */
public record LetterPage(
        String reference,
        String written,
        Outcome outcome,
        String draft,
        String subject,
        String text,
        Language language) {

    @Override
    public String toString() {
        return "LetterPage " + reference;
    }
}
