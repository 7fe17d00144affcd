package nl.belofte.bench.floor;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import nl.belofte.database.BenchServer;

/**
 * The bare side: two tables, the dossiers with an index on their date and the keys, and nothing but {@code DELETE}. No
 * evidence, no events, no foreign key. Which way of deleting is fastest is for the machine to say.
 */
final class PlainSweeper implements Sweeper {
    private static final int BATCH = 10_000;

    /** How to delete the rows and their keys. */
    enum Way {
        ONE_STATEMENT("in one statement") {
            @Override
            long delete(PlainSweeper tables) throws SQLException {
                return tables.update("""
                        with gone as (delete from dossier where due <= current_date returning id)
                        delete from dossier_key k using gone where k.dossier = gone.id""");
            }
        },
        ONE_TRANSACTION("in two statements of one transaction") {
            @Override
            long delete(PlainSweeper tables) throws SQLException {
                return tables.update("""
                        delete from dossier_key k using dossier d
                        where k.dossier = d.id and d.due <= current_date""", "delete from dossier where due <= current_date");
            }
        },
        BATCHES("in batches of 10,000, each a transaction") {
            @Override
            long delete(PlainSweeper tables) throws SQLException {
                long all = 0;
                long some;
                do {
                    some = tables.update("""
                            with gone as (
                              delete from dossier where id = any (array(
                                select id from dossier where due <= current_date order by due limit %d))
                              returning id)
                            delete from dossier_key k using gone where k.dossier = gone.id""".formatted(BATCH));
                    all += some;
                } while (some > 0);
                return all;
            }
        };

        final String words;

        Way(String words) {
            this.words = words;
        }

        abstract long delete(PlainSweeper tables) throws SQLException;
    }

    private final HikariDataSource pool;
    private Way way = Way.ONE_STATEMENT;
    private int count;

    PlainSweeper(BenchServer server) {
        this.pool = server.beside("plain");
    }

    void choose(Way way) {
        this.way = way;
    }

    Way way() {
        return way;
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void load(int notDue) {
        count = 0;
        BenchServer.execute(
                pool,
                "drop table if exists dossier, dossier_key",
                """
                create table dossier (
                  id uuid primary key, person uuid not null, purpose text not null, due date not null, sealed bytea not null)""",
                "create table dossier_key (dossier uuid primary key, wrapped bytea not null)",
                "create index on dossier (due)");
        add(notDue, "current_date + 1 + n % 1000");
    }

    @Override
    public void addDue(int due) {
        add(due, "current_date - n % 1000");
    }

    private void add(int size, String date) {
        BenchServer.execute(
                pool,
                """
                insert into dossier
                select md5(n::text)::uuid, md5((n / 10)::text)::uuid, 'provide-service', %s,
                  sha512(n::text::bytea) || sha512(md5(n::text)::bytea)
                from generate_series(%d, %d) n""".formatted(date, count, count + size - 1),
                """
                insert into dossier_key select md5(n::text)::uuid, sha512(n::text::bytea)
                from generate_series(%d, %d) n""".formatted(count, count + size - 1),
                "vacuum (analyze) dossier",
                "vacuum (analyze) dossier_key");
        count += size;
    }

    @Override
    public long sweep() {
        try {
            return way.delete(this);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** @return how many rows the last one changed */
    private long update(String... statements) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long changed = 0;
            for (var sql : statements) {
                changed = statement.executeUpdate(sql);
            }
            connection.commit();
            return changed;
        }
    }

    @Override
    public long left() {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from dossier d full join dossier_key k on k.dossier = d.id")) {
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
