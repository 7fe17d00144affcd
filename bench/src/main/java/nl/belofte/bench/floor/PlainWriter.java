package nl.belofte.bench.floor;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import nl.belofte.database.BenchServer;

/** For comparison: a table of lines, one transaction each, with no chain and nothing to verify but their number. */
final class PlainWriter implements Writer {
    private final HikariDataSource pool;

    PlainWriter(BenchServer server) {
        this.pool = server.beside("plain");
        BenchServer.execute(
                pool, "create table line (id bigint generated always as identity primary key, what text not null)");
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void write(int writer, long number) {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement("insert into line (what) values (?)")) {
            statement.setString(1, "read, provide-service, dossier " + number + " of writer " + writer);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public long verify() {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from line")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
