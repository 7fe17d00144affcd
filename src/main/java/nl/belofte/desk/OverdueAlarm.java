package nl.belofte.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.web.Texts;
import nl.belofte.work.Alarm;
import nl.belofte.work.Task;
import org.springframework.stereotype.Component;

/** What should have been erased, by the check that does not believe the sweep. */
@Component
class OverdueAlarm implements Alarm {

    private final RetentionSweep sweep;
    private final Clock clock;

    OverdueAlarm(RetentionSweep sweep, Clock clock) {
        this.sweep = sweep;
        this.clock = clock;
    }

    @Override
    public List<Task> raised(String controller, Language language) {
        int overdue = sweep.overdue(controller);
        if (overdue == 0) {
            return List.of();
        }
        var text = Texts.in(language).get(overdue == 1 ? "alarm.overdue.one" : "alarm.overdue", overdue);
        return List.of(new Task(text, clock.instant(), Optional.empty(), true, Optional.of("/balie#sweeps")));
    }
}
