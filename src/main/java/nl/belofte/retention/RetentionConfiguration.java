package nl.belofte.retention;

import java.time.Clock;
import nl.belofte.dossier.Dossiers;
import nl.belofte.statement.Statements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    RetentionSweep retentionSweep(JdbcClient db, Statements statements, Dossiers dossiers, Clock clock) {
        return new RetentionSweep(db, statements, dossiers, clock);
    }
}
