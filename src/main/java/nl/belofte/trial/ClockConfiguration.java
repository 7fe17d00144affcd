package nl.belofte.trial;

import java.time.Clock;
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
}
