package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.belofte.evidence.CleanDatabase;
import nl.belofte.file.Block;
import nl.belofte.file.Mistakes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every column of the database says where it stands: sealed, pseudonymous, or not personal with a reason. */
class ColumnsTests {

    private static final Set<String> PERSONAL = Set.of("sealed", "pseudonymous");

    /** What is no column: how the dossier itself, its person and its evidence go. */
    private static final Set<String> OTHERWISE = Set.of("tombstone", "last dossier", "evidence", "nothing");

    private static HikariDataSource database;
    private static Map<String, Map<String, String>> schema;
    private static Map<String, Table> declared;

    private record Table(String goesWith, String because, Map<String, String> columns) {}

    @BeforeAll
    static void look() {
        database = CleanDatabase.open();
        schema = new TreeMap<>();
        JdbcClient.create(database).sql("""
                        select case table_schema when 'public' then '' else table_schema || '.' end || table_name,
                          column_name, data_type
                        from information_schema.columns
                        where table_schema not in ('pg_catalog', 'information_schema')""").query(row -> {
            schema.computeIfAbsent(row.getString(1), _ -> new TreeMap<>()).put(row.getString(2), row.getString(3));
        });
        declared = declared();
    }

    @AfterAll
    static void close() {
        CleanDatabase.giveBack(database);
    }

    @Test
    void everyColumnOfTheDatabaseIsDeclaredAndNothingElse() {
        assertThat(names(declared.entrySet().stream()
                        .collect(
                                LinkedHashMap::new,
                                (all, table) ->
                                        all.put(table.getKey(), table.getValue().columns()),
                                Map::putAll)))
                .isEqualTo(names(schema));
    }

    @Test
    void whatIsNotPersonalSaysWhy() {
        declared.forEach((name, table) -> table.columns().forEach((column, stands) -> {
            if (!PERSONAL.contains(stands)) {
                assertThat(stands).as("why %s.%s is not personal", name, column).hasSizeGreaterThan(5);
            }
        }));
    }

    @Test
    void whatIsPersonalGoesWithADossier() {
        declared.forEach((name, table) -> {
            if (table.columns().values().stream().anyMatch(PERSONAL::contains)) {
                assertThat(table.columns().containsKey(table.goesWith()) || OTHERWISE.contains(table.goesWith()))
                        .as("%s goes with %s", name, table.goesWith())
                        .isTrue();
            }
        });
    }

    @Test
    void onlyTheDossierItselfItsPersonAndItsEvidenceGoOtherwise() {
        assertThat(declared)
                .allSatisfy((name, table) -> assertThat(OTHERWISE.contains(table.goesWith()))
                        .as(name)
                        .isEqualTo(Set.of("dossier", "person", "objection", "evidence_opening", "suppression")
                                .contains(name)));
    }

    /** It survives everything, so it names nobody, ties to nothing that does, and says why. */
    @Test
    void onlyTheRegistryOfNoesGoesWithNothingAndSaysWhy() {
        declared.forEach((name, table) -> {
            assertThat(table.goesWith().equals("nothing")).as(name).isEqualTo(name.equals("suppression"));
            assertThat(table.because().length() > 30).as("why %s stays", name).isEqualTo(name.equals("suppression"));
        });
        assertThat(declared.get("suppression").columns()).doesNotContainKeys("person", "dossier");
    }

    @Test
    void whatGoesWithADossierIsTiedToOne() {
        declared.forEach((name, table) -> {
            if (table.columns().containsKey(table.goesWith())) {
                assertThat(schema.get(name)).as(name).containsEntry(table.goesWith(), "uuid");
                assertThat(table.columns().get(table.goesWith()))
                        .as("%s.%s", name, table.goesWith())
                        .isEqualTo("pseudonymous");
            }
        });
    }

    @Test
    void whatIsSealedIsBytes() {
        declared.forEach((name, table) -> table.columns().forEach((column, stands) -> {
            if (stands.equals("sealed")) {
                assertThat(schema.get(name)).containsEntry(column, "bytea");
            }
        }));
    }

    @Test
    void everyReferenceToADossierOrPersonIsPseudonymous() {
        var references = JdbcClient.create(database)
                .sql("""
                        select conrelid::regclass::text, attname
                        from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
                        where contype = 'f' and confrelid in ('dossier'::regclass, 'person'::regclass)""")
                .query((row, _) -> List.of(row.getString(1), row.getString(2)))
                .list();

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                declared.get(reference.getFirst()).columns().get(reference.getLast()))
                        .as("%s", reference)
                        .isEqualTo("pseudonymous"));
    }

    private static Set<String> names(Map<String, ? extends Map<String, String>> tables) {
        var names = new TreeSet<String>();
        tables.forEach((table, columns) -> columns.keySet().forEach(column -> names.add(table + "." + column)));
        return names;
    }

    /** Read apart from the code that erases, which reads it for itself. */
    private static Map<String, Table> declared() {
        var mistakes = new Mistakes();
        var tables = new LinkedHashMap<String, Table>();
        try (var reader = new InputStreamReader(
                ColumnsTests.class.getResourceAsStream("/columns.yaml"), StandardCharsets.UTF_8)) {
            Block.read(reader, "columns.yaml", mistakes).each().forEach((name, table) -> {
                var columns = new LinkedHashMap<String, String>();
                var block = table.block("columns");
                new ArrayList<>(block.ids()).forEach(column -> columns.put(column, block.string(column)));
                tables.put(
                        name,
                        new Table(
                                table.optional("goes-with").orElse(""),
                                table.optional("because").orElse(""),
                                columns));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(mistakes.list()).isEmpty();
        return tables;
    }
}
