package nl.belofte.erasure;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import nl.belofte.dossier.DossierId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The independent query after an erasure: it asks the database itself which columns can point to anything, and not the list by
 * which was erased, so that a table that was forgotten there cannot hide itself.
 */
final class ErasureProof {

    private final JdbcClient db;

    ErasureProof(JdbcClient db) {
        this.db = db;
    }

    /** @throws IllegalStateException when a key, a value or a row that points to one of these is left */
    void refuseLeftovers(Collection<DossierId> erased) {
        if (erased.isEmpty()) {
            return;
        }
        var ids = erased.stream().map(id -> id.value().toString()).toArray(String[]::new);
        var left = columns().stream()
                .filter(column -> count(column, ids) > 0)
                .map(Column::toString)
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            throw new IllegalStateException("After an erasure something is left in " + left);
        }
    }

    private record Column(String schema, String table, String column) {

        @Override
        public String toString() {
            return "%s.%s.%s".formatted(schema, table, column);
        }

        /** A tombstone stays, and the line that tells that it was erased. */
        String but() {
            return switch (table) {
                case "dossier" -> " and (person is not null or sealed is not null)";
                case "evidence_opening" -> " and split_part(payload, E'\n', 3) <> 'deed=erased'";
                default -> "";
            };
        }
    }

    private List<Column> columns() {
        return db.sql("""
                        select c.table_schema, c.table_name, c.column_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE' and c.data_type = 'uuid'
                          and c.table_schema not in ('pg_catalog', 'information_schema')
                        order by 1, 2, 3""")
                .query((row, _) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private int count(Column column, String[] ids) {
        return db.sql("select count(*) from \"%s\".\"%s\" where \"%s\" = any (?::uuid[])%s"
                        .formatted(column.schema, column.table, column.column, column.but()))
                .param(ids)
                .query(Integer.class)
                .single();
    }
}
