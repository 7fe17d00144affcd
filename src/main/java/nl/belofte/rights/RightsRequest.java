package nl.belofte.rights;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.person.Reference;

/**
 * A request of somebody about his own data: all of it that names nobody.
 *
 * @param identity empty while nobody knows who asks
 * @param receivedOn in the controller's zone, as all its days
 * @param answerBy the last day on which the law has it answered, an extension and a suspension counted
 * @param doubted whether it was doubted who asks, which is once at most
 * @param doubtedOn since when the clock stands still
 * @param proposedBy who proposes to refuse it as unfounded
 */
public record RightsRequest(
        DossierId dossier,
        PersonId person,
        String controller,
        String reference,
        String host,
        Language language,
        Right right,
        Source source,
        Status status,
        Optional<Identity> identity,
        LocalDate receivedOn,
        LocalDate answerBy,
        boolean extended,
        boolean doubted,
        Optional<LocalDate> doubtedOn,
        int suspendedDays,
        Optional<Outcome> outcome,
        Optional<LocalDate> closedOn,
        Optional<UUID> proposedBy) {

    /** Whether it is not clear who asks: it was doubted, and nobody saw to it since. */
    public boolean inDoubt() {
        return doubted && identity.isEmpty() && status != Status.CLOSED;
    }

    /** As people read it out. */
    public String written() {
        return Reference.written(reference);
    }

    public Actor self() {
        return new Actor.Self(person.value());
    }

    /** Fewer than none when it is overdue. Where the clock stands still, as many as were left then. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(doubtedOn.orElse(today), answerBy);
    }

    public boolean overdue(LocalDate today) {
        return status == Status.OPEN && today.isAfter(answerBy);
    }
}
