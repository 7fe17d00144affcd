package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.BRAM;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.belofte.evidence.Deed;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody with a row in every table is erased. A new table joins by itself, for the rows are made from the schema. */
class ErasureTests {

    private static final Map<String, String> GOES_WITH = new TreeMap<>(Columns.goingWithDossier());

    private final Floor floor = Floor.on("2026-03-02");

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void everyTableThatGoesWithADossierIsEmptyAfterErasing() {
        var anna = floor.person("ipcall");
        var account = everywhere(anna, floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA));

        floor.erase(account);

        assertThat(rows(account))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(floor.count("person")).isZero();
        assertThat(floor.count("evidence_opening where person is not null")).isZero();
        assertThat(floor.evidence.newest(50))
                .hasSize(1)
                .allMatch(newest -> newest.entry().deed() == Deed.ERASED);
        assertThat(floor.count("dossier where person is null and (event, event_on) = ('erased', '2026-03-02')"))
                .isEqualTo(1);
    }

    @Test
    void aNeighbourWithARowInEveryTableKeepsThemAll() {
        var anna = floor.person("ipcall");
        var bram = floor.person("ipcall");
        var annas = everywhere(anna, floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA));
        var brams = everywhere(bram, floor.open("ipcall", bram, Purpose.ACCOUNT, BRAM));
        var before = rows(brams);

        floor.erase(annas);

        assertThat(rows(brams)).isEqualTo(before);
        assertThat(floor.read(brams, Purpose.ACCOUNT, self(bram)).content()).isEqualTo(BRAM);
        assertThat(floor.count("person")).isEqualTo(1);
    }

    @Test
    void theChainStillVerifiesAfterErasing() {
        var anna = floor.person("ipcall");
        var account = floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA);
        floor.read(account, Purpose.ACCOUNT, self(anna));
        floor.chain().seal();

        floor.erase(account);
        floor.chain().seal();

        var verdict = floor.chain().verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(3);
        assertThat(floor.count("evidence_opening")).isEqualTo(1);
    }

    /** Fails where a table has no row, for then it proves nothing. */
    private DossierId everywhere(PersonId person, DossierId id) {
        GOES_WITH.forEach((table, column) -> {
            if (floor.count(table + " where " + column + " = ?", id.value()) == 0) {
                insert(table, id);
            }
        });
        floor.read(id, Purpose.ACCOUNT, self(person));
        assertThat(rows(id))
                .allSatisfy((table, rows) ->
                        assertThat(rows).as("rows of %s", table).isPositive());
        return id;
    }

    private Map<String, Integer> rows(DossierId id) {
        var rows = new TreeMap<String, Integer>();
        GOES_WITH.forEach(
                (table, column) -> rows.put(table, floor.count(table + " where " + column + " = ?", id.value())));
        return rows;
    }

    /** With nothing in the columns that may be empty. */
    private void insert(String table, DossierId id) {
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

    @Test
    void theTablesThatGoWithADossierAreKnown() {
        assertThat(GOES_WITH.keySet())
                .containsAll(List.of("account", "keys.dossier_key", "outgoing_mail", "password_reset", "session"));
    }
}
