package nl.belofte.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.file.Language;
import nl.belofte.statement.Statements;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import nl.belofte.work.Alarm;
import nl.belofte.work.Task;
import org.springframework.stereotype.Component;

/** Evidence that no chain takes up, so that it could be removed unseen. */
@Component
class EvidenceAlarm implements Alarm {

    /** It is a matter of seconds when all goes well. */
    static final Duration ALARMING = Duration.ofHours(1);

    private final EvidenceChain chain;
    private final Statements statements;
    private final Clock clock;

    EvidenceAlarm(EvidenceChain chain, Statements statements, Clock clock) {
        this.chain = chain;
        this.statements = statements;
        this.clock = clock;
    }

    @Override
    public List<Task> raised(String controller, Language language) {
        return chain.waitingSince()
                .filter(since -> !since.isAfter(clock.instant().minus(ALARMING)))
                .map(since -> {
                    var at = Moment.of(since, statements.current(controller).zone(), language);
                    var text = Texts.in(language).get("alarm.evidence", at.written());
                    return List.of(new Task(text, since, Optional.empty(), true, Optional.empty()));
                })
                .orElse(List.of());
    }
}
