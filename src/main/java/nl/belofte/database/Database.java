package nl.belofte.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/** The pool that all modules use, on tables that are up to date; and the server behind it, where that is ours. */
record Database(HikariDataSource pool, @Nullable EmbeddedPostgres server) implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final int CONNECTIONS_AT_REST = 4;

    static Database open(PropertyResolver settings) {
        var outside = settings.getProperty("belofte.database", "");
        if (!outside.isBlank()) {
            return new Database(pool(OutsideDatabase.checked(outside)), null);
        }
        var data = DataFolder.open(Path.of(settings.getRequiredProperty("belofte.data")));
        var server = EmbeddedPostgres.open(data, EmbeddedPostgres.Durability.SAFE);
        try {
            return new Database(pool(server.address()), server);
        } catch (RuntimeException e) {
            stop(server);
            throw e;
        }
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        var settings = new HikariConfig();
        settings.setPoolName("database");
        settings.setJdbcUrl(address.url());
        if (!address.user().isEmpty()) {
            settings.setUsername(address.user());
            settings.setPassword(address.password());
        }
        settings.setDataSourceProperties(DatabaseAddress.driverProperties());
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(CONNECTIONS_AT_REST);
        // Every statement looks something up by an index, whatever the value: to plan one anew took longer than to
        // follow it.
        settings.setConnectionInitSql("set plan_cache_mode = force_generic_plan");
        var pool = new HikariDataSource(settings);
        try {
            Migrations.bring(pool);
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    @Override
    public void close() {
        pool.close();
        Optional.ofNullable(server).ifPresent(Database::stop);
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
