package nl.belofte.casework;

import java.time.LocalDate;
import java.util.Optional;
import nl.belofte.rights.RightsRequest;
import nl.belofte.statement.Statements;
import nl.belofte.work.Task;
import org.springframework.stereotype.Component;

/** What is to be done about a request, as the desk's queue shows it; the way leads to its case. */
@Component
class CaseTasks {

    private final Statements statements;

    CaseTasks(Statements statements) {
        this.statements = statements;
    }

    /**
     * @param since when it waits
     * @param by the last day; empty where none presses
     */
    Task of(RightsRequest request, String text, LocalDate since, Optional<LocalDate> by) {
        var today = statements.today(request.controller());
        return new Task(
                text,
                since.atStartOfDay(statements.current(request.controller()).zone())
                        .toInstant(),
                by,
                by.filter(today::isAfter).isPresent(),
                Optional.of(CaseQueueController.PATH + "/" + request.reference()));
    }
}
