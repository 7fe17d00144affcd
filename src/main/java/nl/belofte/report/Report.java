package nl.belofte.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.belofte.consent.Consents;
import nl.belofte.disclosure.Received;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.GoingWith;
import nl.belofte.dossier.Hold;
import nl.belofte.dossier.Outlines;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Wording;

/**
 * All that is held on a person, but for the log, which may be long.
 *
 * @param statement that binds today
 * @param purposes of each dossier that the log may tell of
 * @param log of what was there at this moment
 */
record Report(
        Statement statement,
        Instant at,
        PersonId person,
        Optional<String> customerNumber,
        List<Held> held,
        List<Consents.Course> consents,
        List<Outlines.Objection> objections,
        List<Received.Disclosure> disclosures,
        Map<UUID, Purpose> purposes,
        Log log) {

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?[+-]\\d\\d:\\d\\d");

    /**
     * A dossier under the statement that it was opened under.
     *
     * @param due the day on which it is erased; empty while its clock stands still, or something keeps it
     * @param with the rows that go with it
     */
    record Held(
            Dossier dossier,
            Statement statement,
            Declaration about,
            Optional<LocalDate> due,
            Optional<Hold> hold,
            List<GoingWith.Row> with) {

        boolean restricted() {
            return with.stream().anyMatch(row -> row.table().equals("restriction"));
        }
    }

    /** What the statement says under a heading that is about no purpose: {@code rights}. */
    List<String> sentences(String chapterId, Language language) {
        return statement.chapters().stream()
                .filter(chapter ->
                        chapter.id().equals(chapterId) && chapter.about().isEmpty())
                .flatMap(chapter -> chapter.says().stream())
                .map(promise -> Wording.in(language).say(promise.text(), statement, Optional.empty()))
                .toList();
    }

    /** The time that the text is, if it is one. */
    static Optional<Instant> time(String text) {
        return Optional.of(text)
                .filter(TIME.asMatchPredicate())
                .map(time -> OffsetDateTime.parse(time).toInstant());
    }

    @Override
    public String toString() {
        return "Report of " + held.size();
    }
}
