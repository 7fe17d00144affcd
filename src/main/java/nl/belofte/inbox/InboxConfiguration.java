package nl.belofte.inbox;

import java.time.Clock;
import java.util.Properties;
import nl.belofte.brand.Mode;
import nl.belofte.statement.Statements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    @Bean
    Inbox inbox(
            Environment settings,
            Statements statements,
            Mode mode,
            Intake intake,
            MailboxTroubles troubles,
            Clock clock) {
        return new Inbox(MailboxSettings.read(settings, statements.controllers(), mode).stream()
                .map(mailbox -> new MailboxReading(mailbox, new Properties(), intake, troubles, clock))
                .toList());
    }
}
