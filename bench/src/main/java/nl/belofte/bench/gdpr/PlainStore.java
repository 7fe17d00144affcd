package nl.belofte.bench.gdpr;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.database.BenchServer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The baseline, as fair as we can make it: one table with all metadata as columns, indexed on key, purpose, user and expiry;
 * each operation one statement and one transaction, durable at its end; prepared statements of the product's own driver over
 * the product's own kind of pool on the product's own server. Nothing is sealed and no access is logged. The log that the
 * regulator reads is a table of its own, filled while loading, that costs no other operation anything.
 */
final class PlainStore implements Store {
    private static final String DEADLOCK = "40P01";
    private static final int LINES_A_COPY = 200;

    private static final Map<Field, String> COLUMNS = Map.of(
            Field.RECIPIENTS, "recipients",
            Field.ACCESS, "access",
            Field.SOURCE, "source",
            Field.DECISIONS, "decisions",
            Field.CATEGORY, "category");

    private static final Map<Field, String> UPDATES = Stream.of(Field.values())
            .collect(Collectors.toMap(
                    field -> field,
                    field -> "update record set %s = ? where purpose = ?".formatted(COLUMNS.get(field))));

    private static final String METADATA = """
            select key, purpose, usr, expires, objection, decisions, access, recipients, source, category
            from record where\s""";

    private final HikariDataSource pool;
    private final LongAdder retries = new LongAdder();

    PlainStore(BenchServer server) {
        this.pool = server.beside("plain");
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void load(Dataset data) {
        BenchServer.execute(
                pool,
                "drop table if exists record, log",
                """
                create table record (
                  key text not null, purpose text not null, usr text not null, expires bigint not null,
                  objection text not null, decisions text not null, access text not null, recipients text not null,
                  source text not null, category text not null, data bytea not null)""",
                "create table log (id bigint not null, at timestamptz not null, operation text not null,"
                        + " key text not null, usr text not null)");
        copy("copy record from stdin", data.records(), number -> line(data.loaded(number)));
        var at = Instant.now();
        copy(
                "copy log from stdin",
                data.records(),
                number -> String.join(
                                "\t",
                                "" + number,
                                at.toString(),
                                LogLine.CREATED,
                                Dataset.key(number),
                                Dataset.USERS.get(Dataset.user(number)))
                        + "\n");
        // Made behind the rows, indexes are as small as they can be; and after this all is at rest.
        BenchServer.execute(
                pool,
                "alter table record add primary key (key)",
                "create index on record (purpose)",
                "create index on record (usr)",
                "create index on record (expires)",
                "alter table log add primary key (id)",
                "vacuum (analyze) record",
                "vacuum (analyze) log");
    }

    private interface Line {
        String of(int number);
    }

    private void copy(String sql, int size, Line line) {
        try (var connection = pool.getConnection()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            var some = new StringBuilder();
            for (int number = 0; number < size; number++) {
                some.append(line.of(number));
                if (number % LINES_A_COPY == LINES_A_COPY - 1 || number == size - 1) {
                    var bytes = some.toString().getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    some.setLength(0);
                }
            }
            copy.endCopy();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String line(Item item) {
        var about = item.metadata();
        return String.join(
                        "\t",
                        about.key(),
                        about.purpose(),
                        about.user(),
                        "" + about.expires(),
                        about.objection(),
                        about.decisions(),
                        about.access(),
                        about.recipients(),
                        about.source(),
                        about.category(),
                        "\\\\x" + HexFormat.of().formatHex(item.data()))
                + "\n";
    }

    @Override
    public byte[] read(String key, String purpose) {
        return query("select data from record where key = ?", key, rows -> rows.next() ? rows.getBytes(1) : null);
    }

    @Override
    public List<Metadata> metadataByPurpose(String purpose) {
        return query(METADATA + "purpose = ?", purpose, PlainStore::metadata);
    }

    @Override
    public List<Metadata> metadataByUser(String user) {
        return query(METADATA + "usr = ?", user, PlainStore::metadata);
    }

    private static List<Metadata> metadata(ResultSet rows) throws SQLException {
        var list = new ArrayList<Metadata>();
        while (rows.next()) {
            list.add(new Metadata(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getLong(4),
                    rows.getString(5),
                    rows.getString(6),
                    rows.getString(7),
                    rows.getString(8),
                    rows.getString(9),
                    rows.getString(10)));
        }
        return list;
    }

    @Override
    public boolean updateData(String key, String purpose, byte[] data) {
        return update("update record set data = ? where key = ?", data, key) > 0;
    }

    @Override
    public void updateByPurpose(String purpose, Field field, String value) {
        update(UPDATES.get(field), value, purpose);
    }

    @Override
    public void updateByUser(String user, String objection) {
        update("update record set objection = ? where usr = ?", objection, user);
    }

    @Override
    public void create(Item item) {
        var about = item.metadata();
        update(
                "insert into record values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                about.key(),
                about.purpose(),
                about.user(),
                about.expires(),
                about.objection(),
                about.decisions(),
                about.access(),
                about.recipients(),
                about.source(),
                about.category(),
                item.data());
    }

    @Override
    public boolean delete(String key, String purpose) {
        return update("delete from record where key = ?", key) > 0;
    }

    @Override
    public List<LogLine> log(int first, int count) {
        return with("select at, operation, key, usr from log where id >= ? and id < ? order by id", statement -> {
            statement.setLong(1, first);
            statement.setLong(2, (long) first + count);
            try (var rows = statement.executeQuery()) {
                var lines = new ArrayList<LogLine>();
                while (rows.next()) {
                    lines.add(new LogLine(
                            rows.getObject(1, OffsetDateTime.class).toInstant(),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4)));
                }
                return lines;
            }
        });
    }

    @Override
    public long overdue(long moment) {
        return query("select count(*) from record where expires < ?", moment, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    @Override
    public Space space() {
        return new Space(size("record"), size("log"));
    }

    private long size(String table) {
        return query("select pg_total_relation_size(?::regclass)", table, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    @Override
    public long retries() {
        return retries.sum();
    }

    @Override
    public void close() {
        pool.close();
    }

    private interface Work<T, R> {
        R on(T it) throws SQLException;
    }

    private <R> R with(String sql, Work<PreparedStatement, R> work) {
        while (true) {
            try (Connection connection = pool.getConnection();
                    var statement = connection.prepareStatement(sql)) {
                return work.on(statement);
            } catch (SQLException failed) {
                // Two updates of many rows may lock them in different orders; PostgreSQL then turns one away.
                if (!DEADLOCK.equals(failed.getSQLState())) {
                    throw new IllegalStateException(failed);
                }
                retries.increment();
            }
        }
    }

    private <R> R query(String sql, Object parameter, Work<ResultSet, R> work) {
        return with(sql, statement -> {
            statement.setObject(1, parameter);
            try (var rows = statement.executeQuery()) {
                return work.on(rows);
            }
        });
    }

    private int update(String sql, Object... parameters) {
        return with(sql, statement -> {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            return statement.executeUpdate();
        });
    }
}
