package nl.belofte.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import nl.belofte.account.PasswordLinks;
import nl.belofte.advertising.CallLists;
import nl.belofte.advertising.ImportRun;
import nl.belofte.advertising.Imports;
import nl.belofte.authority.AuthorityRequests;
import nl.belofte.consent.Consents;
import nl.belofte.disclosure.Notices;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.hold.HoldRequests;
import nl.belofte.inbox.Inbox;
import nl.belofte.jobs.ClockWatch.Job;
import nl.belofte.ledger.Ledger;
import nl.belofte.mail.Mail;
import nl.belofte.mailing.Dispatch;
import nl.belofte.permission.Permissions;
import nl.belofte.quote.Quotes;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.rights.Reminders;
import nl.belofte.session.Handshakes;
import nl.belofte.session.Sessions;
import nl.belofte.ticket.Unanswered;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The one list of all jobs. They follow the platform's clock, so in trial they run when it is turned past their time. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Jobs {

    private static final Actor RESTRICTIONS = new Actor.Platform("restriction");

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    @Bean
    List<Job> jobList(
            RetentionSweep sweep,
            EvidenceChain chain,
            Ledger ledger,
            Mail mail,
            Dispatch dispatch,
            Inbox inbox,
            Notices notices,
            Sessions sessions,
            Handshakes handshakes,
            PasswordLinks links,
            Unanswered unanswered,
            Quotes quotes,
            HoldRequests holdRequests,
            Reminders reminders,
            AuthorityRequests authorityRequests,
            Consents consents,
            Permissions permissions,
            Imports imports,
            ImportRun importRun,
            CallLists callLists,
            Dossiers dossiers) {
        return List.of(
                // After midnight, when a new day has made things due; not on the hour, when others make backups.
                job("retention-sweep", Schedules.daily(ZONE, LocalTime.of(0, 17)), sweep::run),
                // A deed is in the chain within seconds, so that what could be removed unseen is next to nothing.
                job("seal-evidence", every(Duration.ofSeconds(2)), chain::seal),
                // A start looks again at what was done since this mark.
                job("mark-ledger", every(Duration.ofMinutes(1)), ledger::mark),
                // What a mail server refused is tried again; a new letter goes at once without this.
                job("deliver-mail", every(Duration.ofSeconds(30)), mail::deliver),
                // What is to begin by now, and what another node left when it died.
                job("send-mailings", every(Duration.ofSeconds(5)), dispatch::soon),
                // What another node left when it died; a new list goes at once without this.
                job("read-in-lists", every(Duration.ofSeconds(5)), importRun::soon),
                // Who wrote to us waits; what is left of a run that was long enough goes on in the next.
                job("read-inbox", every(Duration.ofSeconds(30)), inbox::read),
                // Who received data hears soon what became of it, and again until he answers.
                job("tell-recipients", every(Duration.ofSeconds(30)), notices::deliver),
                // By day, when people read their mail: it asks whether an answer helped, and tells on which day a
                // question closes.
                job("go-on-with-tickets", Schedules.daily(ZONE, LocalTime.of(8, 7)), unanswered::goOn),
                // By day, when somebody is at the desk to do something about it.
                job("remind-of-requests", Schedules.daily(ZONE, LocalTime.of(7, 27)), reminders::remind),
                // After midnight, when the last day of a quote is over.
                job("lapse-quotes", Schedules.daily(ZONE, LocalTime.of(0, 47)), quotes::lapse),
                // A request that nobody agreed to keeps nothing; this only tidies up.
                job("lapse-hold-requests", Schedules.daily(ZONE, LocalTime.of(0, 57)), holdRequests::forgetOld),
                // After midnight, when the day has come that its person was told of.
                job(
                        "lift-restrictions",
                        Schedules.daily(ZONE, LocalTime.of(0, 37)),
                        () -> dossiers.liftEnded(RESTRICTIONS)),
                // What nobody decided in time is over, and what its person sees from today on is closed.
                job("lapse-authority-requests", Schedules.daily(ZONE, LocalTime.of(1, 7)), authorityRequests::lapse),
                // Behind the sweep: what it erased leaves proofs on which nothing stands any more.
                job("tidy-consents", Schedules.daily(ZONE, LocalTime.of(1, 17)), consents::tidy),
                // Once there is nothing between us any more, offers have nothing to stand on; this only tidies up.
                job("tidy-permissions", Schedules.daily(ZONE, LocalTime.of(1, 27)), permissions::tidy),
                // Right behind the sweep: on its day a list goes as all else does.
                job("forget-lists", Schedules.daily(ZONE, LocalTime.of(0, 27)), callLists::forgetOld),
                // What nobody agreed to in time reads in nothing; this only tidies up.
                job("forget-imports", Schedules.daily(ZONE, LocalTime.of(1, 37)), imports::forgetOld),
                // A session that ran out works no more; this only tidies up.
                job("forget-sessions", every(Duration.ofMinutes(10)), sessions::forgetOld),
                job("forget-handshakes", every(Duration.ofMinutes(10)), handshakes::forgetOld),
                job("forget-password-resets", every(Duration.ofMinutes(10)), links::forgetOld));
    }

    @Bean(destroyMethod = "stop")
    Scheduler scheduler(DataSource database, Clock clock, List<Job> jobs) {
        return Scheduler.create(database)
                .startTasks(jobs.stream().map(Job::task).toList())
                .clock(clock::instant)
                .pollingInterval(Duration.ofSeconds(1))
                .threads(3)
                .build();
    }

    /** After the first page can be seen: nobody waits for a job. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> startOfJobs(
            Scheduler scheduler,
            ScheduledExecutorService ticks,
            Clock clock,
            List<Job> jobs,
            EvidenceChain chain,
            TransactionTemplate transaction,
            Evidence evidence) {
        return _ -> {
            scheduler.start();
            var watch = new ClockWatch(clock, chain.newestTime(), scheduler, jobs, transaction, evidence);
            ticks.scheduleWithFixedDelay(watch::look, 0, 5, TimeUnit.SECONDS);
        };
    }

    /** No job of the scheduler's: this runs by what no clock shows. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService ticks() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("clock-watch").factory());
    }

    private static Job job(String name, Schedule schedule, Runnable work) {
        return new Job(Tasks.recurring(name, schedule).execute((_, _) -> work.run()), schedule);
    }

    private static Schedule every(Duration delay) {
        return Schedules.fixedDelay(delay);
    }
}
