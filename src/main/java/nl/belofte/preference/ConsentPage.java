package nl.belofte.preference;

import java.util.List;
import java.util.Optional;
import nl.belofte.web.Moment;

/**
 * A consent as it was asked and what became of it.
 *
 * @param asked the words that stood there
 * @param yes the word by which one said yes; empty where there was none
 * @param control by which it was given: a word of the platform
 * @param language in which all that was
 * @param readInBy who read it in, where it was given elsewhere; empty where we asked for it
 * @param version of the statement that bound then, as its address has it and as people write it
 * @param receipt the path of its receipt; empty for who is not its person
 * @param withdrawal the path that takes it back; empty where it is over, or nobody is signed in
 */
public record ConsentPage(
        String back,
        String title,
        String asked,
        String yes,
        String control,
        String language,
        Optional<String> readInBy,
        String version,
        String versionWritten,
        List<Line> course,
        String receipt,
        Optional<String> withdrawal) {

    /** @param kind a word of the message files */
    public record Line(String kind, Moment at) {}
}
