package nl.belofte.dossier;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A row in every table that goes with a dossier. A new table joins by itself, for the rows are made from the schema. */
public final class Everywhere {

    private static final Map<String, String> GOES_WITH = new TreeMap<>(Columns.goingWithDossier());

    private Everywhere() {}

    /** In each table that has none of this dossier yet. */
    public static void rowsOf(Floor floor, DossierId id) {
        GOES_WITH.forEach((table, column) -> {
            if (floor.count(table + " where " + column + " = ?", id.value()) == 0) {
                insert(floor, table, id);
            }
        });
    }

    /** Those tables. */
    public static Set<String> tables() {
        return GOES_WITH.keySet();
    }

    /** With nothing in the columns that may be empty. */
    private static void insert(Floor floor, String table, DossierId id) {
        var columns = new ArrayList<String>();
        var values = new ArrayList<String>();
        floor.db.sql("""
                        select a.attname, format_type(a.atttypid, null),
                          exists (select from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'f'
                            and c.confrelid = 'dossier'::regclass and a.attnum = any (c.conkey))
                        from pg_attribute a
                        where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = ''
                          and (a.attnotnull or a.attname = ?)""").param(table).param(GOES_WITH.get(table)).query(row -> {
            boolean dossier = row.getBoolean(3) || row.getString(1).equals(GOES_WITH.get(table));
            columns.add(row.getString(1));
            values.add(dossier ? "'" + id + "'" : value(row.getString(2)));
        });
        floor.db
                .sql("insert into %s (%s) values (%s)"
                        .formatted(table, String.join(", ", columns), String.join(", ", values)))
                .update();
    }

    private static String value(String type) {
        return switch (type) {
            case "uuid" -> "'" + UUID.randomUUID() + "'";
            case "bytea" -> "decode('" + UUID.randomUUID().toString().replace("-", "") + "', 'hex')";
            case "text" -> "'" + UUID.randomUUID() + "'";
            case "text[]" -> "'{}'";
            case "boolean" -> "false";
            case "date" -> "date '2026-03-02'";
            case "timestamp with time zone" -> "timestamptz '2026-03-02 12:00Z'";
            case "smallint", "integer", "bigint" -> "1";
            default -> throw new IllegalArgumentException("What stands in a column of type " + type + "?");
        };
    }
}
