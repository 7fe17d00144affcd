package nl.belofte.rights;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import nl.belofte.work.Alarm;
import nl.belofte.work.Task;
import org.springframework.stereotype.Component;

/** A request that was not answered in time is a broken promise, and everybody who watches the platform sees it. RIG-10. */
@Component
class OverdueRequests implements Alarm {

    private final RequestQueue queue;
    private final Statements statements;
    private final Clock clock;

    OverdueRequests(RequestQueue queue, Statements statements, Clock clock) {
        this.queue = queue;
        this.statements = statements;
        this.clock = clock;
    }

    @Override
    public List<Task> raised(String controller, Language language) {
        int overdue = queue.overdue(controller, statements.today(controller));
        return overdue == 0
                ? List.of()
                : List.of(new Task(
                        Texts.in(language).get(overdue == 1 ? "alarm.requests.one" : "alarm.requests", overdue),
                        clock.instant(),
                        Optional.empty(),
                        true,
                        Optional.of("/balie/rechten")));
    }
}
