package nl.belofte.trial;

import java.time.Clock;
import java.time.InstantSource;
import nl.belofte.brand.Mode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one clock of the platform: the real one, but in trial one that turns. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    Clock clock(JdbcClient db, Mode mode) {
        return mode == Mode.TRIAL ? new TrialClock(db, Clock.systemUTC()) : Clock.systemUTC();
    }

    /** The time that people's own telephones show, which no trial turns. */
    @Bean
    InstantSource telephones() {
        return InstantSource.system();
    }
}
