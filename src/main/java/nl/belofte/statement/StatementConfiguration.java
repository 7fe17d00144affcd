package nl.belofte.statement;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class StatementConfiguration {

    @Bean
    Statements statements(@Value("${belofte.controllers}") Path folder, Clock clock, JdbcClient db) {
        var statements = Statements.read(folder, clock);
        new PublishedVersions(db, clock).remember(statements);
        return statements;
    }
}
