package nl.belofte.hold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.HoldReason;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;

/**
 * That a dossier be kept past its term.
 *
 * @param asks in the role of that moment
 * @param until the last day on which somebody can agree
 */
record HoldRequest(
        UUID id,
        DossierId dossier,
        PersonId person,
        Purpose purpose,
        HoldReason reason,
        Actor.Staff asks,
        Instant at,
        LocalDate until) {

    boolean isOf(SignedIn who) {
        return asks.dossier().equals(who.dossier().value());
    }
}
