package nl.belofte.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger;
import nl.belofte.ledger.No;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes one of two people who turned out to be the same: what is held on the one is held on the other from then on. */
final class Merging {

    private final JdbcClient db;
    private final Persons persons;
    private final Declarations declarations;
    private final Evidence evidence;
    private final Ledger ledger;

    Merging(JdbcClient db, Persons persons, Declarations declarations, Evidence evidence, Ledger ledger) {
        this.db = db;
        this.persons = persons;
        this.declarations = declarations;
        this.evidence = evidence;
        this.ledger = ledger;
    }

    void merge(PersonId from, PersonId into, Actor actor) {
        var both = Erasure.array(List.of(from.value(), into.value()));
        // In the order in which an erasure locks: dossiers, then people.
        db.sql("select id from dossier where person = any (?::uuid[]) order by id for no key update")
                .param(both)
                .query(UUID.class)
                .list();
        var controllers = db.sql("select controller from person where id = any (?::uuid[]) order by id for update")
                .param(both)
                .query(String.class)
                .list();
        if (controllers.size() != 2 || Set.copyOf(controllers).size() != 1) {
            throw new NotPermitted("no two people of one controller");
        }
        takeOverObjections(from, into);
        var moved = db.sql("update dossier set person = ? where person = ? returning id, declaration")
                .params(into.value(), from.value())
                .query((row, _) -> {
                    var declared = declarations.get(row.getInt(2));
                    return new Entry(
                            declared.controller(),
                            Deed.MERGED,
                            declared.purpose().id(),
                            actor,
                            into.value(),
                            row.getObject(1, UUID.class),
                            "");
                })
                .list();
        evidence.merged(from.value(), into.value());
        evidence.record(moved);
        persons.forget(List.of(from.value()));
    }

    /** A no is one of both. */
    private void takeOverObjections(PersonId from, PersonId into) {
        var noes = db.sql("select purpose, objected_on from objection where person = ?")
                .param(from.value())
                .query((row, _) ->
                        new No(No.Kind.OBJECTED, into.value(), row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
        ledger.add(noes);
        db.sql("""
                        insert into objection (person, purpose, objected_on)
                        select ?, purpose, objected_on from objection where person = ? on conflict do nothing""").params(into.value(), from.value()).update();
        db.sql("delete from objection where person = ?").param(from.value()).update();
    }
}
