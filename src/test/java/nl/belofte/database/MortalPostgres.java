package nl.belofte.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import nl.belofte.database.EmbeddedPostgres.Durability;
import nl.belofte.database.Program.Outcome;

/** A server as a platform runs it for real, which is killed and comes back with what it had promised to keep. */
public final class MortalPostgres implements AutoCloseable {

    private final DataFolder data;
    private final Path folder;
    private EmbeddedPostgres server;

    public MortalPostgres(Path path) {
        this.data = DataFolder.open(path);
        this.folder = data.resolve("postgres");
        this.server = EmbeddedPostgres.open(data, Durability.SAFE);
        try (var pool = pool(url(), "migrations", 3)) {
            Migrations.bring(pool);
        }
    }

    public String url() {
        var address = server.address();
        return "%s?user=%s&password=%s".formatted(address.url(), address.user(), address.password());
    }

    /** @param name how the server knows who it is */
    public static HikariDataSource pool(String url, String name, int connections) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setDataSourceProperties(DatabaseAddress.driverProperties());
        settings.addDataSourceProperty("ApplicationName", name);
        settings.setMaximumPoolSize(connections);
        settings.setMinimumIdle(1);
        return new HikariDataSource(settings);
    }

    /** The postmaster; its backends find out and end by themselves. */
    public void kill() {
        kill(PostmasterFile.in(folder).orElseThrow().process());
    }

    /** One process of a client's session: the postmaster then ends all others, and starts anew by itself. */
    public void killBackend(long process) {
        kill(process);
    }

    private static void kill(long process) {
        ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** At the same address, as an outside server comes back. */
    public void restart() throws IOException {
        var commands = PostgresCommands.of(PostgresBinaries.unpacked(data), data);
        Outcome outcome;
        int attempts = 0;
        do { // the last remains of what was killed may linger
            outcome = commands.run(
                    "pg_ctl",
                    "restart",
                    "-D",
                    folder.toString(),
                    "-l",
                    data.resolve("postgres.log").toString(),
                    "-w");
        } while (outcome.failed() && ++attempts < 20);
        if (outcome.failed()) {
            throw new IOException(outcome.output());
        }
    }

    /** As the next start of a platform finds it, at another address. */
    public void reopen() throws IOException {
        server.close();
        server = EmbeddedPostgres.open(data, Durability.SAFE);
    }

    /** Whether it lets somebody in: not while it recovers. */
    public boolean answers() {
        try (var _ = server.address().connect(5)) {
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
