package nl.belofte.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.web.Texts;
import nl.belofte.work.Alarm;
import nl.belofte.work.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Jobs that fail, on whatever node. */
@Component
class JobAlarm implements Alarm {

    /** After which a job that last failed alarms. One that runs by night does so after its first failure. */
    static final Duration WITHOUT_SUCCESS = Duration.ofHours(1);

    private final JdbcClient db;
    private final Clock clock;

    JobAlarm(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public List<Task> raised(String controller, Language language) {
        return db.sql("""
                        select task_name, consecutive_failures, coalesce(last_success, last_failure) since
                        from scheduled_tasks
                        where consecutive_failures > 0 and (last_success is null or last_success <= ?)""")
                .param(OffsetDateTime.now(clock).minus(WITHOUT_SUCCESS))
                .query((row, _) -> new Task(
                        text(row.getString(1), row.getInt(2), language),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        Optional.empty(),
                        true,
                        Optional.empty()))
                .list();
    }

    private static String text(String job, int failures, Language language) {
        var texts = Texts.in(language);
        // One that an older version of the platform left behind has no name here.
        var name = texts.has("job." + job) ? texts.get("job." + job) : job;
        return texts.get(failures == 1 ? "alarm.job.one" : "alarm.job", name, failures);
    }
}
