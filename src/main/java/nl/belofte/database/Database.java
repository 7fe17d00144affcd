package nl.belofte.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/** The pool that all modules use, on tables that are up to date; and the server behind it, where that is ours. */
record Database(HikariDataSource pool, @Nullable EmbeddedPostgres server) implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final int CONNECTIONS_AT_REST = 4;

    /** Who waits longer than this for a page thinks that it does not come; a database that is gone is told at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    static Database open(PropertyResolver settings) {
        var outside = settings.getProperty("belofte.database", "");
        if (!outside.isBlank()) {
            return new Database(pool(outside(OutsideDatabase.checked(outside))), null);
        }
        var data = DataFolder.open(Path.of(settings.getRequiredProperty("belofte.data")));
        var server = EmbeddedPostgres.open(data, EmbeddedPostgres.Durability.SAFE);
        try {
            return new Database(pool(own(server)), server);
        } catch (RuntimeException e) {
            stop(server);
            throw e;
        }
    }

    private static HikariConfig outside(DatabaseAddress address) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(address.url());
        settings.setDataSourceProperties(DatabaseAddress.driverProperties());
        return settings;
    }

    private static HikariConfig own(EmbeddedPostgres server) {
        var settings = new HikariConfig();
        settings.setDataSource(new OwnConnections(server));
        return settings;
    }

    private static HikariDataSource pool(HikariConfig settings) {
        settings.setPoolName("database");
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(CONNECTIONS_AT_REST);
        // Every statement looks something up by an index, whatever the value: to plan one anew took longer than to
        // follow it.
        settings.setConnectionInitSql("set plan_cache_mode = force_generic_plan");
        settings.setConnectionTimeout(PATIENCE.toMillis());
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
