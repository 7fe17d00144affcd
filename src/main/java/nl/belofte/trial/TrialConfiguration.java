package nl.belofte.trial;

import java.time.Clock;
import nl.belofte.account.Closures;
import nl.belofte.account.Passwords;
import nl.belofte.account.Registrations;
import nl.belofte.brand.Controllers;
import nl.belofte.brand.Mode;
import nl.belofte.brand.Sites;
import nl.belofte.desk.Staff;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is there in trial only. */
@Configuration(proxyBeanMethods = false)
@Conditional(TrialConfiguration.InTrial.class)
class TrialConfiguration {

    static final class InTrial implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Mode.of(context.getEnvironment()) == Mode.TRIAL;
        }
    }

    @Bean
    Mailbox mailbox(Clock clock) {
        return new Mailbox(clock);
    }

    @Bean(initMethod = "play")
    @ConditionalOnWebApplication
    Cast cast(
            Controllers controllers,
            Clock clock,
            JdbcClient db,
            Sites sites,
            Registrations registrations,
            Closures closures,
            Passwords passwords,
            Staff staff) {
        var members = CastFile.read(controllers);
        return new Cast(
                members, (TrialClock) clock, Clock.systemUTC(), db, sites, registrations, closures, passwords, staff);
    }
}
