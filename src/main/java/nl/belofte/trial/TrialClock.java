package nl.belofte.trial;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs ahead of the real time by as much as it was turned. It never goes back, and is kept with the data. */
final class TrialClock extends Clock {

    private final JdbcClient db;
    private final InstantSource real;
    private final ZoneId zone;
    private final Offset offset;

    /** Shared between the views of one clock in several zones. */
    private static final class Offset {
        private volatile Duration ahead = Duration.ZERO;
    }

    TrialClock(JdbcClient db, InstantSource real) {
        this(db, real, ZoneOffset.UTC, new Offset());
        offset.ahead = Duration.ofSeconds(db.sql("select ahead_seconds from trial_clock")
                .query(Long.class)
                .optional()
                .orElse(0L));
    }

    private TrialClock(JdbcClient db, InstantSource real, ZoneId zone, Offset offset) {
        this.db = db;
        this.real = real;
        this.zone = zone;
        this.offset = offset;
    }

    /** Whether it was ever set: from then on it only goes forward. */
    boolean isSet() {
        return db.sql("select exists (select from trial_clock)")
                .query(Boolean.class)
                .single();
    }

    /** Where the trial begins, before there is anything that could be set back. */
    synchronized void beginAt(Instant time) {
        if (isSet()) {
            throw new IllegalStateException("The clock only goes forward.");
        }
        set(Duration.between(real.instant(), time));
    }

    /** @return whether it was turned: not when that lies behind it */
    synchronized boolean turnTo(Instant time) {
        var step = Duration.between(instant(), time);
        if (step.isNegative() || step.isZero()) {
            return false;
        }
        // Kept in whole seconds, rounded up so that a restart does not set it back.
        set(Duration.ofSeconds(offset.ahead.plus(step).toSeconds() + 1));
        return true;
    }

    private void set(Duration ahead) {
        db.sql("""
                        insert into trial_clock (ahead_seconds) values (?)
                        on conflict (only_row) do update set ahead_seconds = excluded.ahead_seconds""").param(ahead.toSeconds()).update();
        offset.ahead = ahead;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset.ahead);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TrialClock(db, real, zone, offset);
    }
}
