package nl.belofte.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.ZoneId;
import nl.belofte.TestClock;
import nl.belofte.evidence.CleanDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrialClockTests {

    private static final Duration MONTHS = Duration.ofDays(184);

    private final TestClock real = TestClock.on("2026-03-02");
    private final HikariDataSource database = CleanDatabase.open();
    private final JdbcClient db = JdbcClient.create(database);
    private final TrialClock clock = new TrialClock(db, real);

    @AfterEach
    void close() {
        CleanDatabase.giveBack(database);
    }

    @Test
    void showsTheRealTimeUntilItIsTurned() {
        assertThat(clock.instant()).isEqualTo(real.instant());
    }

    @Test
    void showsAtLeastTheTimeItIsTurnedToAndRunsOn() {
        var later = real.instant().plus(MONTHS);

        assertThat(clock.turnTo(later)).isTrue();

        assertThat(clock.instant()).isBetween(later, later.plusSeconds(1));
        var before = clock.instant();
        real.goOn(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofHours(1)));
    }

    @Test
    void neverGoesBack() {
        clock.turnTo(real.instant().plus(MONTHS));
        var shown = clock.instant();

        assertThat(clock.turnTo(shown)).isFalse();
        assertThat(clock.turnTo(shown.minusNanos(1))).isFalse();
        assertThat(clock.turnTo(real.instant())).isFalse();
        assertThat(clock.instant()).isEqualTo(shown);
        assertThatThrownBy(() -> clock.beginAt(real.instant())).isInstanceOf(IllegalStateException.class);
        assertThat(clock.instant()).isEqualTo(shown);
    }

    @Test
    void isKeptWithTheData() {
        clock.turnTo(real.instant().plus(MONTHS));

        assertThat(new TrialClock(db, real).instant()).isEqualTo(clock.instant());
    }

    @Test
    void goesForwardFromHoweverLittle() {
        for (int i = 0; i < 20; i++) {
            var shown = clock.instant();

            assertThat(clock.turnTo(shown.plusNanos(1))).isTrue();

            assertThat(clock.instant()).isAfter(shown);
            assertThat(new TrialClock(db, real).instant()).isEqualTo(clock.instant());
        }
    }

    @Test
    void aViewInAnotherZoneTurnsWithIt() {
        var view = clock.withZone(ZoneId.of("Europe/Amsterdam"));

        clock.turnTo(real.instant().plus(MONTHS));

        assertThat(view.instant()).isEqualTo(clock.instant());
        assertThat(view.getZone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
    }
}
