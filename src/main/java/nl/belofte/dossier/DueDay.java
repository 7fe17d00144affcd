package nl.belofte.dossier;

import java.time.LocalDate;
import java.util.Optional;
import nl.belofte.statement.Statements;

/** The day on which a dossier goes, in its controller's zone. From that day on it is gone, whether a sweep came by or not. */
record DueDay(Statements statements) {

    /** Empty while nothing has started its clock. */
    Optional<LocalDate> of(Dossier dossier) {
        return dossier.happened()
                .flatMap(happened -> statements.dueOn(
                        dossier.controller(),
                        dossier.purpose(),
                        dossier.version(),
                        dossier.regime(),
                        dossier.openedOn(),
                        happened.event(),
                        happened.on()));
    }

    boolean hasCome(Dossier dossier) {
        return of(dossier)
                .filter(day -> !day.isAfter(statements.today(dossier.controller())))
                .isPresent();
    }
}
