package nl.belofte.bench.floor;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import nl.belofte.database.BenchServer;

/** For comparison: one table with an index on the person, and what it has of one, with nothing opened and nothing logged. */
final class PlainReporter implements Reporter {
    private final HikariDataSource pool;

    PlainReporter(BenchServer server) {
        this.pool = server.beside("plain");
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void load(int dossiers, int perPerson) {
        BenchServer.execute(
                pool,
                "drop table if exists dossier",
                "create table dossier (id uuid not null, person integer not null, purpose text not null, data bytea not null)",
                // In the order in which dossiers come: those of one person stand far apart.
                """
                insert into dossier
                select md5(n::text)::uuid, n %% %1$d, 'provide-service', sha512(n::text::bytea)
                from generate_series(0, %2$d) n""".formatted(dossiers / perPerson, dossiers - 1),
                "alter table dossier add primary key (id)",
                "create index on dossier (person)",
                "vacuum (analyze) dossier");
    }

    @Override
    public int report(int person) {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement("select id, purpose, data from dossier where person = ?")) {
            statement.setInt(1, person);
            try (var rows = statement.executeQuery()) {
                int dossiers = 0;
                while (rows.next()) {
                    rows.getObject(1);
                    rows.getString(2);
                    rows.getBytes(3);
                    dossiers++;
                }
                return dossiers;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
