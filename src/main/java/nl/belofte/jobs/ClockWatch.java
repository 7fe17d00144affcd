package nl.belofte.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees that this machine's clock was set back, and says so in the log and in the evidence, whose times then run back too.
 * The jobs go on: by the times that they were planned for they would stand still until it is as late again.
 */
final class ClockWatch {

    /** What a clock is put right by all the time is less. */
    static final Duration NOTICED = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final Clock clock;
    private final Scheduler scheduler;
    private final List<Job> jobs;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private Instant latest;

    record Job(RecurringTask<Void> task, Schedule schedule) {}

    /** @param latest what the clock certainly showed before */
    ClockWatch(
            Clock clock,
            Instant latest,
            Scheduler scheduler,
            List<Job> jobs,
            TransactionTemplate transaction,
            Evidence evidence) {
        this.clock = clock;
        this.latest = latest;
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.transaction = transaction;
        this.evidence = evidence;
    }

    /** What cannot be done now, because the database is away, is done at the next look. */
    synchronized void look() {
        var now = clock.instant();
        var back = Duration.between(now, latest);
        if (back.compareTo(NOTICED) >= 0) {
            try {
                jobs.forEach(job -> goOn(job, now));
                // It waits for its next look by the same clock.
                scheduler.triggerCheckForDueExecutions();
                tell(back);
            } catch (RuntimeException later) {
                LOG.warn("The clock of this machine was set back; that is told later: {}", later.toString());
                return;
            }
        }
        latest = now;
    }

    private void tell(Duration back) {
        transaction.executeWithoutResult(_ -> evidence.record(new Entry(
                "",
                Deed.CLOCK_SET_BACK,
                "evidence",
                new Actor.Platform("clock"),
                null,
                null,
                back.toSeconds() + " seconds")));
        LOG.warn(
                "The clock of this machine was set back by {} seconds. If it is right now, nothing needs to be done: what was recorded before keeps its times, and the evidence tells why. If it is not, set it right.",
                back.toSeconds());
    }

    private void goOn(Job job, Instant now) {
        var planned = job.schedule().getInitialExecutionTime(now);
        var instance = job.task().getDefaultTaskInstance();
        scheduler
                .getScheduledExecution(instance)
                .filter(execution -> !execution.isPicked())
                .map(ScheduledExecution::getExecutionTime)
                .filter(planned::isBefore)
                .ifPresent(_ -> scheduler.reschedule(instance, planned));
    }
}
