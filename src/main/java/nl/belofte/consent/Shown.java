package nl.belofte.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import nl.belofte.file.Language;
import nl.belofte.statement.Purpose;

/**
 * What somebody saw or heard who was asked for consent. It holds no value of anybody, for all are asked in the same words.
 *
 * @param control by which it is given: a word of the platform, {@code contact-form}
 * @param version of the statement that bound at that moment
 * @param text word for word
 */
public record Shown(
        String controller, Purpose purpose, String control, Language language, LocalDate version, String text) {

    /** By which a consent comes that was given elsewhere and is told us by a list. */
    public static final String ELSEWHERE = "import";

    /** Whether we showed nothing ourselves: then no statement of ours stood beside it. */
    public boolean elsewhere() {
        return control.equals(ELSEWHERE);
    }

    /** Whether of when it was given only the day is known: a list names a day, or a time as well. */
    public boolean onlyDay(Instant at, ZoneId zone) {
        return elsewhere() && at.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** What is asked, without the word by which one says yes. */
    public String asked() {
        return text.lines().findFirst().orElse("");
    }

    /** The word by which one answers; empty where there was none. */
    public String answer() {
        var lines = text.lines().toList();
        return lines.size() > 1 ? lines.getLast() : "";
    }
}
