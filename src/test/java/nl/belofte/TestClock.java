package nl.belofte;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set; all its views in other zones show the same moment. */
public final class TestClock extends Clock {

    public static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private TestClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Noon of this day in Amsterdam, {@code 2026-03-31}. */
    public static TestClock on(String day) {
        var clock = new TestClock(new AtomicReference<>(Instant.EPOCH), AMSTERDAM);
        clock.set(LocalDate.parse(day));
        return clock;
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    public void set(LocalDate day) {
        set(day.atTime(12, 0).atZone(AMSTERDAM).toInstant());
    }

    public void goOn(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    public LocalDate today() {
        return LocalDate.now(withZone(AMSTERDAM));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TestClock(now, zone);
    }
}
