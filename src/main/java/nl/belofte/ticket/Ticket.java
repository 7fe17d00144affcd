package nl.belofte.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.person.Reference;

/**
 * A question from outside: whose turn it is, and since when; not what was said.
 *
 * @param reference by which people speak of it
 * @param host the site from which it is answered, in this language
 * @param since when its status began
 * @param closesOn the day that its person was told of
 */
public record Ticket(
        DossierId dossier,
        PersonId person,
        String controller,
        String reference,
        String host,
        Language language,
        Source source,
        Status status,
        Instant since,
        Optional<LocalDate> remindedOn,
        Optional<LocalDate> closesOn) {

    public String written() {
        return Reference.written(reference);
    }

    public Actor self() {
        return new Actor.Self(person.value());
    }
}
