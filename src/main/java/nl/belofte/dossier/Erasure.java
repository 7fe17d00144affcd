package nl.belofte.dossier;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.belofte.dossier.Declarations.Declared;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Evidence.Erased;
import nl.belofte.ledger.Ledger;
import nl.belofte.ledger.No;
import nl.belofte.person.Persons;
import nl.belofte.statement.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes away what dossiers hold: their values, their keys, all that points to them, and what made their evidence readable. */
final class Erasure {

    /**
     * Locks the people too: two who each erase one of a person's last two dossiers would both leave the person. Here and not
     * with the dossiers, so that everybody locks people in one order.
     */
    private static final String TAKE = """
            with doomed as materialized (select d.id, d.declaration, d.person from dossier d %s),
            locked as (select id from person where id = any (array(select person from doomed)) order by id for update)
            select id, declaration, person from doomed where (select count(*) from locked) >= 0""";

    private static final String NAMED = """
            where d.id = any ((select ?::uuid[])::uuid[]) and d.person is not null and d.kept_on is null
            order by d.id for update""";

    private final JdbcClient db;
    private final Statements statements;
    private final Declarations declarations;
    private final Persons persons;
    private final Evidence evidence;
    private final Ledger ledger;
    private final DossierNews news;
    private final String erase;
    private final SharedTransaction<Asked, Integer> shared;

    Erasure(
            JdbcClient db,
            TransactionTemplate transaction,
            Statements statements,
            Declarations declarations,
            Persons persons,
            Evidence evidence,
            Ledger ledger,
            DossierNews news) {
        this.db = db;
        this.shared = new SharedTransaction<>(transaction, this::eraseAll);
        this.statements = statements;
        this.declarations = declarations;
        this.persons = persons;
        this.evidence = evidence;
        this.ledger = ledger;
        this.news = news;
        // One statement for all tables, since most of them hold nothing of most dossiers. The arrays are subqueries, so
        // that PostgreSQL keeps its plan, which takes longer to make than to follow.
        this.erase = """
                with doomed as materialized (select ?::uuid[] ids, ?::uuid[] people),
                last as materialized (
                  select person from (
                    select person, count(*) goes from unnest((select people from doomed)) person group by person) each_person
                  where goes = (select count(*) from dossier d where d.person = each_person.person)),
                objection_gone as (delete from objection where person = any (array(select person from last))),
                %s,
                gone as (
                  update dossier
                  set person = null, sealed = null, event = 'erased', event_on = ?, kept_on = null
                  where id = any ((select ids from doomed)::uuid[]) returning id)
                select (select count(*) from gone), (select array_agg(person) from last)""".formatted(Columns.goingWithDossier().entrySet().stream()
                .map(table -> "%s_gone as (delete from %s where %s = any ((select ids from doomed)::uuid[]))"
                        .formatted(table.getKey().replace('.', '_'), table.getKey(), table.getValue()))
                .collect(Collectors.joining(",\n")));
    }

    /** Who erases, and why. */
    private record Reason(Actor actor, String why) {}

    private record Doomed(UUID id, Declared declared, UUID person) {}

    private record Asked(Set<UUID> dossiers, Reason reason) {}

    /** Those that are erased already, or that may not be, are passed over. */
    int erase(Collection<DossierId> dossiers, Actor actor, String why) {
        return shared.ask(
                new Asked(dossiers.stream().map(DossierId::value).collect(Collectors.toSet()), new Reason(actor, why)));
    }

    private List<Supplier<Integer>> eraseAll(List<Asked> all) {
        var ids = all.stream().flatMap(asked -> asked.dossiers.stream()).collect(Collectors.toSet());
        var left = new LinkedHashSet<>(take(NAMED, Collections.singletonList(array(ids))));
        var doomed = new LinkedHashMap<Doomed, Reason>();
        var answers = new ArrayList<Supplier<Integer>>();
        for (var asked : all) {
            var mine = left.stream()
                    .filter(each -> asked.dossiers.contains(each.id))
                    .toList();
            try {
                mine.forEach(each -> Dossiers.refuseStranger(asked.reason.actor, each.person));
                mine.forEach(each -> doomed.put(each, asked.reason));
                mine.forEach(left::remove);
                answers.add(mine::size);
            } catch (NotPermitted refused) {
                answers.add(() -> {
                    throw refused;
                });
            }
        }
        erase(doomed);
        return answers;
    }

    /** Those that somebody else holds at this moment are passed over. */
    int erase(Ended which, int atMost, Actor actor, String why) {
        var reason = new Reason(actor, why);
        var doomed = new LinkedHashMap<Doomed, Reason>();
        take(which.where() + " for update skip locked", which.params(atMost)).forEach(each -> doomed.put(each, reason));
        erase(doomed);
        return doomed.size();
    }

    /** As many as {@link #erase(Ended, int, Actor, String)} would take; nothing changes. */
    List<DossierId> find(Ended which, int atMost) {
        return db
                .sql("select d.id from dossier d " + which.where())
                .params(which.params(atMost))
                .query(UUID.class)
                .list()
                .stream()
                .map(DossierId::new)
                .toList();
    }

    private List<Doomed> take(String which, List<?> params) {
        return db.sql(TAKE.formatted(which))
                .params(params)
                .query((row, _) -> new Doomed(
                        row.getObject(1, UUID.class), declarations.get(row.getInt(2)), row.getObject(3, UUID.class)))
                .list();
    }

    private void erase(Map<Doomed, Reason> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        var doomed = List.copyOf(reasons.keySet());
        news.erased(doomed.stream().map(each -> new DossierId(each.id())).toList());
        var last = new HashSet<UUID>();
        doomed.stream()
                .collect(Collectors.groupingBy(
                        each -> statements.today(each.declared().controller())))
                .forEach((today, those) -> last.addAll(takeAway(those, today)));
        evidence.recordErasures(told(reasons, last), last);
        if (!last.isEmpty()) {
            persons.forget(last);
        }
    }

    /** @return the people of whom nothing is left */
    private Set<UUID> takeAway(List<Doomed> doomed, LocalDate today) {
        ledger.add(doomed.stream()
                .map(each -> new No(No.Kind.ERASED, each.id(), "", today))
                .toList());
        return db.sql(erase)
                .param(array(doomed.stream().map(Doomed::id).toList()))
                .param(array(doomed.stream().map(Doomed::person).toList()))
                .param(Date.valueOf(today))
                .query((row, _) -> {
                    if (row.getInt(1) != doomed.size()) {
                        throw new IllegalStateException(
                                "%d of %d dossiers were erased.".formatted(row.getInt(1), doomed.size()));
                    }
                    return people(row);
                })
                .single();
    }

    private static Set<UUID> people(ResultSet row) throws SQLException {
        var people = row.getArray(2);
        return people == null ? Set.of() : new HashSet<>(List.of((UUID[]) people.getArray()));
    }

    private record Same(Declared declared, Reason reason) {}

    /** To each person who stays what went of his; of all others one entry for what went together. */
    private static List<Erased> told(Map<Doomed, Reason> doomed, Set<UUID> last) {
        var told = new ArrayList<Erased>();
        Map<Same, List<UUID>> together = new LinkedHashMap<>();
        doomed.forEach((each, reason) -> {
            var same = new Same(each.declared(), reason);
            if (last.contains(each.person())) {
                together.computeIfAbsent(same, _ -> new ArrayList<>()).add(each.id());
            } else {
                told.add(new Erased(entry(same, each.person(), each.id()), List.of(each.id())));
            }
        });
        together.forEach((same, dossiers) -> {
            var only = dossiers.size() == 1 ? dossiers.getFirst() : null;
            told.add(new Erased(entry(same, null, only), dossiers));
        });
        return told;
    }

    private static Entry entry(Same same, @Nullable UUID person, @Nullable UUID dossier) {
        return new Entry(
                same.declared.controller(),
                Step.ERASE.leaves,
                same.declared.purpose().id(),
                same.reason.actor,
                person,
                dossier,
                same.reason.why);
    }

    static String[] array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
