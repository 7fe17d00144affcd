package nl.belofte.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.belofte.Customers;
import nl.belofte.TestClock;
import nl.belofte.dossier.Floor;
import nl.belofte.jobs.ClockWatch.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("faults")
class ClockWatchTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Floor floor = Floor.on("2026-03-02");
    private final Clock clock = new GoingClock();
    private volatile Duration ahead = Duration.ZERO;
    private final AtomicInteger seals = new AtomicInteger();
    private final AtomicInteger sweeps = new AtomicInteger();
    private final Job seal = job("seal", Schedules.fixedDelay(Duration.ofMillis(100)), seals::incrementAndGet);
    private final Job sweep =
            job("sweep", Schedules.daily(TestClock.AMSTERDAM, LocalTime.of(0, 17)), sweeps::incrementAndGet);
    private final Scheduler scheduler = Scheduler.create(floor.database)
            .startTasks(seal.task(), sweep.task())
            .clock(clock::instant)
            .pollingInterval(Duration.ofMillis(20))
            .build();

    /** One that goes on, and can be set. */
    private final class GoingClock extends Clock {
        private final Clock real = Clock.systemUTC();

        @Override
        public Instant instant() {
            return real.instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void close() {
        scheduler.stop();
        floor.close();
    }

    private static Job job(String name, Schedule schedule, Runnable work) {
        return new Job(Tasks.recurring(name, schedule).execute((_, _) -> work.run()), schedule);
    }

    private ClockWatch watch(Instant latest) {
        return new ClockWatch(clock, latest, scheduler, List.of(seal, sweep), floor.transaction, floor.evidence);
    }

    private int told() {
        return floor.count("evidence_opening where payload like '%deed=clock-set-back%'");
    }

    private static void await(AtomicInteger times, int atLeast) {
        Customers.await(() -> times.get() >= atLeast);
    }

    private void goBack(Duration by) {
        ahead = ahead.minus(by);
    }

    private void assertStandStill() throws InterruptedException {
        Thread.sleep(200); // what had begun ends
        int before = seals.get();
        Thread.sleep(500);
        assertThat(seals).as("they would stand still").hasValue(before);
    }

    @Test
    void jobsGoOnWhenTheClockIsSetBackAnHour() throws InterruptedException {
        var watch = watch(Instant.EPOCH);
        scheduler.start();
        watch.look();
        await(seals, 2);
        goBack(HOUR);
        assertStandStill();

        watch.look();

        await(seals, seals.get() + 3);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void theSweepOfANightThatComesOnceMoreComesOnceMore() throws InterruptedException {
        setTo(LocalTime.of(0, 16, 58));
        var watch = watch(Instant.EPOCH);
        scheduler.start();
        watch.look();
        await(sweeps, 1);
        goBack(HOUR);
        watch.look();

        setTo(LocalTime.of(0, 16, 59));

        await(sweeps, 2);
    }

    private void setTo(LocalTime time) {
        var day = LocalDate.of(2026, 3, 3);
        ahead = Duration.between(
                Instant.now(), day.atTime(time).atZone(TestClock.AMSTERDAM).toInstant());
    }

    @Test
    void aStartSeesThatTheClockWasSetBackMeanwhile() throws InterruptedException {
        var before = clock.instant();
        goBack(HOUR);
        scheduler.start();

        watch(before).look();

        assertThat(told()).isEqualTo(1);
        await(seals, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 7})
    void whatAClockIsPutRightByAllTheTimeIsNotTold(int seconds) {
        var watch = watch(Instant.EPOCH);
        watch.look();
        goBack(Duration.ofSeconds(seconds));
        watch.look();
        watch.look();

        assertThat(told()).isEqualTo(seconds < 5 ? 0 : 1);
    }

    @Test
    void whatCannotBeToldNowIsToldLater() {
        var watch = watch(Instant.EPOCH);
        watch.look();
        goBack(HOUR);
        floor.db.sql("alter table evidence_waiting rename to away").update();
        watch.look();
        floor.db.sql("alter table away rename to evidence_waiting").update();
        assertThat(told()).isZero();

        watch.look();

        assertThat(told()).isEqualTo(1);
    }

    @Test
    void aClockThatGoesOnIsNotTold() {
        var watch = watch(Instant.EPOCH);
        for (int i = 0; i < 3; i++) {
            watch.look();
            ahead = ahead.plus(HOUR);
        }

        assertThat(told()).isZero();
    }
}
