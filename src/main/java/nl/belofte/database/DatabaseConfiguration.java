package nl.belofte.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Spring closes the pool before the server behind it, which it was made from. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Database database(Environment settings, ObjectProvider<EarlyStart> early) {
        var started = early.getIfAvailable();
        return started == null ? Database.open(settings) : started.database();
    }

    @Bean
    HikariDataSource dataSource(Database database) {
        return database.pool();
    }
}
