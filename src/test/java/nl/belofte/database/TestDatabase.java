package nl.belofte.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import nl.belofte.TemporaryFolder;
import nl.belofte.database.EmbeddedPostgres.Durability;
import org.flywaydb.core.Flyway;

/**
 * Databases for tests, cheap enough to have a fresh one each. One embedded server a JVM, that forgets all when the JVM
 * ends; the migrations run once, into the template that all others are copied from.
 */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A database with the platform's tables and nothing in them. */
    public static DataSource fresh() {
        return dataSource(freshUrl());
    }

    /** The same as an address, for the setting {@code belofte.database}. */
    public static String freshUrl() {
        return create(Template.migrated());
    }

    /** A database without any table. */
    public static DataSource empty() {
        return dataSource(create("template1"));
    }

    private static DataSource dataSource(String url) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setDataSourceProperties(DatabaseAddress.driverProperties());
        settings.setMaximumPoolSize(8);
        settings.setMinimumIdle(0);
        return new HikariDataSource(settings);
    }

    private static String create(String template) {
        var name = "test_" + COUNT.incrementAndGet();
        Server.run("CREATE DATABASE " + name + " TEMPLATE " + template);
        return Server.url(name);
    }

    /** Filled when it is first asked for, so that a test without tables does not wait for them. */
    private static final class Template {
        private static final String NAME = "migrated";

        static {
            Server.run("CREATE DATABASE " + NAME);
            Flyway.configure().dataSource(Server.url(NAME), null, null).load().migrate();
        }

        static String migrated() {
            return NAME;
        }
    }

    private static final class Server {
        private static final DatabaseAddress ADDRESS = start();

        static String url(String database) {
            return "%s?user=%s&password=%s"
                    .formatted(
                            ADDRESS.url().replaceFirst("/[^/]*$", "/" + database), ADDRESS.user(), ADDRESS.password());
        }

        /** Databases are made from one another one at a time. */
        static synchronized void run(String sql) {
            try (var connection = ADDRESS.connect(10);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failed) {
                throw new IllegalStateException(sql, failed);
            }
        }

        private static DatabaseAddress start() {
            var server = EmbeddedPostgres.open(DataFolder.open(TemporaryFolder.make()), Durability.THROWN_AWAY);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return server.address();
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
