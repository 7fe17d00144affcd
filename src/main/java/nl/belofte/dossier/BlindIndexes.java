package nl.belofte.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keyed hashes of the values by which dossiers are found. They go with their dossiers, and of an old value nothing is left
 * once it is replaced.
 */
final class BlindIndexes {

    private final JdbcClient db;
    private final Keys keys;

    BlindIndexes(JdbcClient db, Keys keys) {
        this.db = db;
        this.keys = keys;
    }

    /** @param value empty where it can be found by nothing any more */
    record Row(DossierId dossier, Category category, Optional<byte[]> value) {}

    /** Of a category by which nothing is found there is none. */
    Optional<Row> row(String controller, DossierId dossier, Category category, Map<Field, String> fields) {
        return LookUp.of(category)
                .map(by -> new Row(dossier, category, by.folded(fields).map(folded -> value(controller, by, folded))));
    }

    private byte[] value(String controller, LookUp by, String folded) {
        return keys.blindIndex(controller, "dossier " + by.id(), folded);
    }

    /** In the caller's transaction, in the place of what was there. */
    void put(Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        with new as (
                          select * from unnest(?::uuid[], ?::int[], ?::bytea[]) n (dossier, category, value)),
                        gone as (
                          delete from blind_index b using new n
                          where n.value is null and b.dossier = n.dossier and b.category = n.category)
                        insert into blind_index select * from new where value is not null
                        on conflict (dossier, category) do update set value = excluded.value""")
                .param(Erasure.array(
                        rows.stream().map(row -> row.dossier().value()).toList()))
                .param(rows.stream().map(row -> row.category().number()).toArray(Integer[]::new))
                .param(rows.stream().map(row -> row.value().orElse(null)).toArray(byte[][]::new))
                .update();
    }

    Optional<byte[]> value(DossierId dossier, Category category) {
        return db.sql("select value from blind_index where dossier = ? and category = ?")
                .params(dossier.value(), category.number())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    Optional<byte[]> value(String controller, LookUp by, Map<Field, String> fields) {
        return by.folded(fields).map(folded -> value(controller, by, folded));
    }

    /** Whose dossiers hold a mail address, however many typed it; the ones of whom only such purposes do come last. */
    List<PersonId> people(byte[] mailbox, Set<Purpose> last) {
        return db.sql("""
                        select d.person from blind_index b
                        join dossier d on d.id = b.dossier join declaration e on e.id = d.declaration
                        where b.value = ? and b.category = ? and d.person is not null
                        group by d.person
                        order by bool_and(e.purpose = any (?)), min(d.opened_on), d.person""")
                .params(
                        mailbox,
                        Category.EMAIL.number(),
                        last.stream().map(Purpose::id).toArray(String[]::new))
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Where one of many values stands that are asked for at once. */
    record Stands(int place, DossierId dossier, PersonId person) {}

    /** Of one purpose, by the place of what was asked for, each time the oldest first; what ended is not among them. */
    List<Stands> findAll(String controller, LookUp by, List<Map<Field, String>> values, Purpose purpose) {
        var hashes = values.stream()
                .map(fields -> by.folded(fields)
                        .map(folded -> value(controller, by, folded))
                        .orElse(new byte[0]))
                .toArray(byte[][]::new);
        return db.sql("""
                        select n.place, d.id, d.person
                        from unnest(?::bytea[]) with ordinality n (value, place)
                        join blind_index b on b.value = n.value
                        join dossier d on d.id = b.dossier join declaration e on e.id = d.declaration
                        where e.purpose = ? and d.person is not null and d.event is null
                        order by n.place, d.opened_on, d.id""")
                .param(hashes)
                .param(purpose.id())
                .query((row, _) -> new Stands(
                        row.getInt(1) - 1,
                        new DossierId(row.getObject(2, UUID.class)),
                        new PersonId(row.getObject(3, UUID.class))))
                .list();
    }

    /** A place where a value stands. */
    record Place(DossierId dossier, Category category) {}

    /**
     * @param ofOne at most of one person
     * @param last for these purposes only as far as there is room: whoever types somebody's address makes such dossiers
     */
    List<Place> find(
            String controller, LookUp by, Map<Field, String> fields, int atMost, int ofOne, Set<Purpose> last) {
        return by.folded(fields)
                .map(folded -> db.sql("""
                                select dossier, category from (
                                  select *, row_number() over (
                                    partition by person order by last, account desc, opened_on, dossier) as nth
                                  from (
                                    select b.dossier, b.category, d.person, d.opened_on,
                                      e.purpose = any (?) as last, e.purpose = 'account' as account
                                    from blind_index b
                                    join dossier d on d.id = b.dossier join declaration e on e.id = d.declaration
                                    where b.value = ?) found) counted
                                where nth <= ? order by last, nth limit ?""")
                        .params(
                                last.stream().map(Purpose::id).toArray(String[]::new),
                                value(controller, by, folded),
                                ofOne,
                                atMost)
                        .query((row, _) -> new Place(
                                new DossierId(row.getObject(1, UUID.class)),
                                Category.of(row.getInt(2)).orElseThrow()))
                        .list())
                .orElse(List.of());
    }
}
