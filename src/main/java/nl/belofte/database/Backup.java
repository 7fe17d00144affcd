package nl.belofte.database;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import nl.belofte.file.PrivateFile;
import nl.belofte.refusal.Refusal;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * All tables as they were at one moment, in two files: the dossiers' keys are apart, so that they can be kept for a shorter
 * time. Whose key is in no backup any more is forgotten, whatever else is still in one.
 *
 * <p>No part of it are the master key, the signing key, the anchors and the ledger: they lie outside the database.
 */
public final class Backup {

    private static final String SCRIPTS = "scripts";
    private static final String SEQUENCES = "sequences";
    private static final String KEYS = "keys.dossier_key";

    private final DataSource database;

    public Backup(DataSource database) {
        this.database = database;
    }

    /** @param data what is to be written; the keys are beside it */
    public static Path keysBeside(Path data) {
        return data.resolveSibling(data.getFileName() + ".keys");
    }

    /**
     * Both files or none: half a backup could be taken for a whole one.
     *
     * @throws Refusal when one of the files is there already or cannot be written
     */
    public void write(Path data) {
        try (var connection = database.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            var tables = tables(connection);
            tables.remove(KEYS);
            write(connection, data, tables);
            boolean whole = false;
            try {
                write(connection, keysBeside(data), List.of(KEYS));
                whole = true;
            } finally {
                if (!whole) {
                    delete(data);
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path half) {
        try {
            Files.deleteIfExists(half);
        } catch (IOException e) {
            throw new Refusal("%s is half a backup and cannot be deleted. Delete it.".formatted(half), e);
        }
    }

    private static void write(Connection connection, Path file, List<String> tables) throws SQLException {
        try {
            PrivateFile.create(file, out -> {
                try (var zip = new ZipOutputStream(out)) {
                    entry(zip, SCRIPTS, Migrations.known().toString());
                    entry(zip, SEQUENCES, String.join("\n", sequences(connection)));
                    for (var table : tables) {
                        zip.putNextEntry(new ZipEntry(table));
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyOut("copy %s to stdout".formatted(table), new Open(zip));
                        zip.closeEntry();
                    }
                }
            });
        } catch (FileAlreadyExistsException there) {
            throw new Refusal("%s is there already. Choose another file with --to.".formatted(file), there);
        } catch (IOException e) {
            throw new Refusal(
                    "%s cannot be written. Make room there, or choose another file with --to.".formatted(file), e);
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** What closes it closes one table, not the file. */
    private static final class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }

    /** Whether anything was ever kept in this database. */
    public boolean isEmpty() {
        try (var connection = database.getConnection()) {
            return texts(connection, "select 'x' from dossier limit 1").isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Puts the tables back, all or none. What the ledger knows beyond them is done again at the next start.
     *
     * @param check sees what would be there, and throws where it may not be put back
     * @return how many dossiers came back without a key, which nobody can read any more
     * @throws Refusal when a file cannot be read or was made by another build; then all is as it was
     */
    public int restore(Path data, Consumer<JdbcClient> check) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var tables = tables(connection);
            for (var table : tables.reversed()) {
                execute(connection, "delete from " + table);
            }
            var files = new LinkedHashMap<String, Path>();
            tables.forEach(table -> files.put(table, table.equals(KEYS) ? keysBeside(data) : data));
            for (var file : List.of(data, keysBeside(data))) {
                refuseOtherBuild(file);
            }
            for (var table : files.entrySet()) {
                read(connection, table.getValue(), table.getKey());
            }
            for (var sequence : new String(bytes(data, SEQUENCES), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                // Not with setval: who rolls back keeps what that did.
                execute(connection, "alter sequence " + sequence);
            }
            execute(
                    connection,
                    "delete from keys.dossier_key k where not exists (select from dossier where id = k.dossier and person is not null)");
            int without = texts(connection, """
                            select id::text from dossier d where person is not null
                              and not exists (select from keys.dossier_key where dossier = d.id)""").size();
            check.accept(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            connection.commit();
            return without;
        } catch (SQLException e) {
            throw new Refusal("The backup in %s cannot be put back: it does not fit this database.".formatted(data), e);
        }
    }

    private static void refuseOtherBuild(Path file) {
        var scripts = new String(bytes(file, SCRIPTS), StandardCharsets.UTF_8);
        if (!scripts.equals(Migrations.known().toString())) {
            throw new Refusal(
                    "The backup in %s was made by another build. Put it back with that build, and let this one start on it."
                            .formatted(file));
        }
    }

    private interface Reading<T> {
        T of(InputStream entry) throws IOException, SQLException;
    }

    private static <T> T entry(Path file, String name, Reading<T> reading) throws SQLException {
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return reading.of(new FilterInputStream(zip) {
                        @Override
                        public void close() {}
                    });
                }
            }
            throw new Refusal("%s is no backup, or not whole: %s is missing.".formatted(file, name));
        } catch (IOException e) {
            throw new Refusal(
                    "The backup in %s cannot be read. Its keys belong beside it, in %s."
                            .formatted(file, keysBeside(file)),
                    e);
        }
    }

    private static byte[] bytes(Path file, String name) {
        try {
            return entry(file, name, InputStream::readAllBytes);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(Connection connection, Path file, String table) throws SQLException {
        entry(
                file,
                table,
                in -> connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy %s from stdin".formatted(table), in));
    }

    /** Those that others point to first. */
    private static List<String> tables(Connection connection) throws SQLException {
        var left = new ArrayList<>(texts(connection, """
                select table_schema || '.' || table_name from information_schema.tables
                where table_schema in ('public', 'keys') and table_type = 'BASE TABLE'
                  and table_name <> 'flyway_schema_history' order by 1"""));
        Map<String, Set<String>> pointsTo = new LinkedHashMap<>();
        for (var pair : texts(connection, """
                select a.nspname || '.' || r.relname || ' ' || b.nspname || '.' || f.relname from pg_constraint c
                join pg_class r on r.oid = c.conrelid join pg_namespace a on a.oid = r.relnamespace
                join pg_class f on f.oid = c.confrelid join pg_namespace b on b.oid = f.relnamespace
                where c.contype = 'f' and r.oid <> f.oid""")) {
            var words = pair.split(" ");
            pointsTo.computeIfAbsent(words[0], _ -> new HashSet<>()).add(words[1]);
        }
        var ordered = new ArrayList<String>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(table -> ordered.containsAll(pointsTo.getOrDefault(table, Set.of())))
                    .findFirst()
                    .orElseThrow();
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    /** Each as {@code alter sequence} takes it. */
    private static List<String> sequences(Connection connection) throws SQLException {
        return texts(connection, """
                select format('%I.%I restart with %s', schemaname, sequencename, last_value + increment_by) from pg_sequences
                where last_value is not null order by 1""");
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
