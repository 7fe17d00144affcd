package nl.belofte.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.statement.Category;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows that go with dossiers, of every table that {@code columns.yaml} declares so: a new table joins by itself. Told is
 * what says something; what only points, or proves that somebody has a secret, is left out.
 */
public final class GoingWith {

    private static final JsonMapper JSON = new JsonMapper();

    /** Told by those who know what a law keeps from a person until a day. */
    private static final Set<String> TOLD_ELSEWHERE = Set.of("disclosure", "concealed_entry", "demanded");

    private static final Set<String> HOLDS = Set.of("legal_hold", "hold_request");

    private final JdbcClient db;

    GoingWith(JdbcClient db) {
        this.db = db;
    }

    /** @param facts by column, as text; dates and times in ISO 8601 */
    public record Row(String table, SequencedMap<String, String> facts) {

        /** Whether it tells that a law has the dossier kept longer. */
        public boolean heldByLaw() {
            return HOLDS.contains(table) && HoldReason.AUTHORITY.told().equals(facts.get("reason"));
        }
    }

    /** Of each dossier that has any, in the order of the declaration. */
    public Map<DossierId, List<Row>> of(Collection<DossierId> dossiers) {
        var ids = Erasure.array(dossiers.stream().map(DossierId::value).toList());
        var rows = new LinkedHashMap<DossierId, List<Row>>();
        var tables = Columns.goingWithDossier();
        TOLD_ELSEWHERE.forEach(tables::remove);
        tables.forEach((table, column) -> db.sql("""
                                select t.%s, jsonb_strip_nulls(to_jsonb(t) - :hidden::text[])::text from %s t
                                where t.%s = any (:ids::uuid[]) order by 2""".formatted(column, table, column))
                .param("hidden", hidden(table))
                .param("ids", ids)
                .query(row -> {
                    var facts = facts(row.getString(2));
                    // Here alone a category stands by its number.
                    facts.computeIfPresent(
                            "category",
                            (_, value) -> table.equals("blind_index")
                                    ? Category.of(Integer.parseInt(value))
                                            .map(Category::id)
                                            .orElse(value)
                                    : value);
                    if (HOLDS.contains(table)) {
                        facts.computeIfPresent(
                                "reason",
                                (_, value) -> HoldReason.find(value)
                                        .map(HoldReason::told)
                                        .orElse(value));
                    }
                    rows.computeIfAbsent(new DossierId(row.getObject(1, UUID.class)), _ -> new ArrayList<>())
                            .add(new Row(table, facts));
                }));
        return rows;
    }

    /** Pointers, digests, keys and secrets. */
    private String[] hidden(String table) {
        return db.sql("""
                        select attname from pg_attribute
                        where attrelid = ?::regclass and attnum > 0 and not attisdropped
                          and (atttypid in ('uuid'::regtype, 'bytea'::regtype) or attname ~ '(_hash|_index|^secret|^hash)$')""").param(table).query(String.class).list().toArray(String[]::new);
    }

    private static SequencedMap<String, String> facts(String json) {
        return JSON.readValue(json, new TypeReference<Map<String, Object>>() {}).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, fact -> fact.getValue().toString(), (one, _) -> one, LinkedHashMap::new));
    }
}
