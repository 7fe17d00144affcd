package nl.belofte.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The product's own embedded PostgreSQL, started as the product starts it, for both sides of a measurement: the product's
 * tables in its own database, and whatever stands beside it in another database of the same server, reached by a pool with
 * the same settings. It stands in this package because the product shows its server to nobody else.
 */
public final class BenchServer implements AutoCloseable {
    private final Path data;
    private final Database database;
    private final Thread closer = new Thread(this::interrupted);
    private boolean ended;

    private BenchServer(Path data, Database database) {
        this.data = data;
        this.database = database;
        Runtime.getRuntime().addShutdownHook(closer);
    }

    /** @param place where to make its folder, which is thrown away at the end */
    public static BenchServer start(Path place) throws IOException {
        var data = Files.createTempDirectory(Files.createDirectories(place), "data");
        var settings = new StandardEnvironment();
        // Ahead of the machine's own settings: what is measured is always this server and never one outside.
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "bench", Map.of("belofte.data", data.toString(), "belofte.database", "")));
        return new BenchServer(data, Database.open(settings));
    }

    /** The data folder, where the product also keeps its keys and its evidence. */
    public Path data() {
        return data;
    }

    /** The product's database with all its tables. */
    public HikariDataSource product() {
        return database.pool();
    }

    /** A new and empty database beside it, with as many connections and the same settings of the driver. */
    public HikariDataSource beside(String name) {
        execute(product(), "drop database if exists " + name + " with (force)", "create database " + name);
        var settings = new HikariConfig();
        product().copyStateTo(settings);
        var address = Objects.requireNonNull(database.server()).address();
        settings.setDataSource(null);
        settings.setPoolName(name);
        settings.setJdbcUrl(address.url().replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"));
        settings.setUsername(address.user());
        settings.setPassword(address.password());
        settings.setDataSourceProperties(DatabaseAddress.driverProperties());
        return new HikariDataSource(settings);
    }

    /** Writes all that is dirty to disk, so that no side pays for what the one before it left. */
    public void checkpoint() {
        // Only a superuser may say 'checkpoint', and here nobody is one. Copying a database by its files does it too.
        execute(
                product(),
                "drop database if exists checkpoint",
                "create database checkpoint template template0 strategy file_copy",
                "drop database checkpoint");
    }

    public static void execute(DataSource pool, String... statements) {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(closer);
    }

    /** Who stopped the bench need not read how its threads then lose their database. */
    private void interrupted() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        end();
    }

    private synchronized void end() {
        if (!ended) {
            ended = true;
            database.close();
            try {
                Program.run("rm", "-rf", data.toString());
            } catch (IOException left) {
                System.err.println(data + " is left behind: " + left.getMessage());
            }
        }
    }
}
