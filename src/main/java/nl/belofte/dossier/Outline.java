package nl.belofte.dossier;

import java.time.LocalDate;
import java.util.Optional;
import nl.belofte.statement.Purpose;

/** A dossier seen from outside: what it is for and how far it is, not whose. */
public record Outline(
        DossierId id,
        String controller,
        Purpose purpose,
        LocalDate openedOn,
        Optional<LocalDate> dueOn,
        Optional<LocalDate> erasedOn) {}
