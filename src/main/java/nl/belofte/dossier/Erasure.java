package nl.belofte.dossier;

import java.sql.Date;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.dossier.Declarations.Declared;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger;
import nl.belofte.ledger.No;
import nl.belofte.person.Persons;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes away what dossiers hold: their values, their keys, all that points to them, and what made their evidence readable. */
final class Erasure {

    private final JdbcClient db;
    private final Statements statements;
    private final Declarations declarations;
    private final Persons persons;
    private final Evidence evidence;
    private final Ledger ledger;
    private final DossierNews news;
    private final String erase;

    Erasure(
            JdbcClient db,
            Statements statements,
            Declarations declarations,
            Persons persons,
            Evidence evidence,
            Ledger ledger,
            DossierNews news) {
        this.db = db;
        this.statements = statements;
        this.declarations = declarations;
        this.persons = persons;
        this.evidence = evidence;
        this.ledger = ledger;
        this.news = news;
        // One statement for all tables, since most of them hold nothing of most dossiers.
        var tables = Columns.goingWithDossier();
        this.erase = tables.entrySet().stream()
                .map(table -> "%s_gone as (delete from %s where %s = any ((select ids from doomed)::uuid[]))"
                        .formatted(table.getKey().replace('.', '_'), table.getKey(), table.getValue()))
                .collect(Collectors.joining(",\n", "with doomed as (select ?::uuid[] ids),\n", """

                        update dossier d set person = null, sealed = null, event = 'erased', event_on = o.day, kept_on = null
                        from unnest((select ids from doomed), ?::date[]) o (id, day) where d.id = o.id"""));
    }

    private record Doomed(UUID id, Declared declared, UUID person) {}

    /** Those that are erased already, or that may not be, are passed over. */
    int erase(Collection<DossierId> dossiers, Actor actor, String why) {
        var doomed = db.sql("""
                        select id, declaration, person from dossier
                        where id = any (?::uuid[]) and person is not null and kept_on is null
                        order by id for update""")
                .param(array(dossiers.stream().map(DossierId::value).toList()))
                .query((row, _) -> new Doomed(
                        row.getObject(1, UUID.class), declarations.get(row.getInt(2)), row.getObject(3, UUID.class)))
                .list();
        if (doomed.isEmpty()) {
            return 0;
        }
        doomed.forEach(each -> Dossiers.refuseStranger(actor, each.person()));
        var people = doomed.stream().map(Doomed::person).collect(Collectors.toSet());
        // Held until the end, or two who each erase one of a person's last two dossiers would both leave the person.
        persons.lock(people);
        news.erased(doomed.stream().map(each -> new DossierId(each.id())).toList());
        int gone = db.sql(erase)
                .param(array(doomed.stream().map(Doomed::id).toList()))
                .param(doomed.stream()
                        .map(each ->
                                Date.valueOf(statements.today(each.declared().controller())))
                        .toArray(Date[]::new))
                .update();
        if (gone != doomed.size()) {
            throw new IllegalStateException("%d of %d dossiers were erased.".formatted(gone, doomed.size()));
        }
        ledger.add(doomed.stream()
                .map(each -> new No(
                        No.Kind.ERASED,
                        each.id(),
                        "",
                        statements.today(each.declared().controller())))
                .toList());
        var last = withNothingLeft(people);
        evidence.recordErasures(doomed.stream()
                .map(each -> new Entry(
                        each.declared().controller(),
                        Step.ERASE.leaves,
                        each.declared().purpose().id(),
                        actor,
                        last.contains(each.person()) ? null : each.person(),
                        each.id(),
                        why))
                .toList());
        if (!last.isEmpty()) {
            evidence.forgetPersons(last);
            db.sql("delete from objection where person = any (?::uuid[])")
                    .param(array(last))
                    .update();
            persons.forget(last);
        }
        return gone;
    }

    private Set<UUID> withNothingLeft(Collection<UUID> people) {
        return new HashSet<>(db.sql("""
                        select p from unnest(?::uuid[]) p where not exists (select from dossier where person = p)""").param(array(people)).query(UUID.class).list());
    }

    static String[] array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
