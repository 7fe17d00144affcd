package nl.belofte.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final AtomicInteger seals = new AtomicInteger();
    private final AtomicInteger sweeps = new AtomicInteger();
    private final Job seal = job("seal", Schedules.fixedDelay(Duration.ofSeconds(2)), seals::incrementAndGet);
    private final Job sweep =
            job("sweep", Schedules.daily(TestClock.AMSTERDAM, LocalTime.of(0, 17)), sweeps::incrementAndGet);
    private final Scheduler scheduler = Scheduler.create(floor.database)
            .startTasks(seal.task(), sweep.task())
            .clock(floor.clock::instant)
            .pollingInterval(Duration.ofMillis(20))
            .build();

    @AfterEach
    void close() {
        scheduler.stop();
        floor.close();
    }

    private static Job job(String name, Schedule schedule, Runnable work) {
        return new Job(Tasks.recurring(name, schedule).execute((_, _) -> work.run()), schedule);
    }

    private ClockWatch watch(Instant latest) {
        return new ClockWatch(floor.clock, latest, scheduler, List.of(seal, sweep), floor.transaction, floor.evidence);
    }

    private int told() {
        return floor.count("evidence_opening where payload like '%deed=clock-set-back%'");
    }

    private static void await(AtomicInteger times, int atLeast) throws InterruptedException {
        for (int i = 0; i < 500 && times.get() < atLeast; i++) {
            Thread.sleep(10);
        }
        assertThat(times.get()).isGreaterThanOrEqualTo(atLeast);
    }

    private void goBack(Duration by) {
        floor.clock.goOn(by.negated());
    }

    @Test
    void jobsGoOnWhenTheClockIsSetBackAnHour() throws InterruptedException {
        var watch = watch(Instant.EPOCH);
        scheduler.start();
        watch.look();
        await(seals, 1);
        goBack(HOUR);
        floor.clock.goOn(Duration.ofSeconds(3));
        Thread.sleep(200);
        assertThat(seals).as("they would stand still").hasValue(1);

        watch.look();

        await(seals, 2);
        floor.clock.goOn(Duration.ofSeconds(3));
        await(seals, 3);
        assertThat(told()).isEqualTo(1);
        assertThat(floor.db
                        .sql("select payload from evidence_opening where payload like '%clock-set-back%'")
                        .query(String.class)
                        .single())
                .contains("detail=3597 seconds");
    }

    @Test
    void theSweepOfANightThatComesOnceMoreComesOnceMore() throws InterruptedException {
        floor.clock.set(LocalDate.of(2026, 3, 3)
                .atTime(0, 30)
                .atZone(TestClock.AMSTERDAM)
                .toInstant());
        var watch = watch(Instant.EPOCH);
        scheduler.start();
        watch.look();
        goBack(HOUR);
        watch.look();

        floor.clock.goOn(HOUR);

        await(sweeps, 1);
    }

    @Test
    void aStartSeesThatTheClockWasSetBackMeanwhile() throws InterruptedException {
        var before = floor.clock.instant();
        goBack(HOUR);
        scheduler.start();

        watch(before).look();

        assertThat(told()).isEqualTo(1);
        await(seals, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6})
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
            floor.clock.goOn(HOUR);
        }

        assertThat(told()).isZero();
    }
}
