package nl.belofte.dossier;

import java.time.LocalDate;
import java.util.Optional;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Event;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Regime;

/**
 * What is held on one person for one instance of a purpose.
 *
 * @param version the version of the statement that it was opened under
 * @param openedOn a day in the controller's zone, as all its dates
 * @param happened the event that started its clock
 * @param kept whether it is kept now whatever its clock says: restricted, or held for a claim
 */
public record Dossier(
        DossierId id,
        String controller,
        PersonId person,
        Purpose purpose,
        LocalDate version,
        LegalBasis basis,
        Regime regime,
        LocalDate openedOn,
        Optional<Happened> happened,
        boolean kept,
        Content content) {

    public record Happened(Event event, LocalDate on) {}

    Dossier kept(boolean kept) {
        return new Dossier(id, controller, person, purpose, version, basis, regime, openedOn, happened, kept, content);
    }

    Dossier with(Content content) {
        return new Dossier(id, controller, person, purpose, version, basis, regime, openedOn, happened, kept, content);
    }
}
