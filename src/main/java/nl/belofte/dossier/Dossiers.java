package nl.belofte.dossier;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Term;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dossiers: opened, read, rectified, ended and erased, each only as the statement allows and each with its evidence in
 * the caller's transaction.
 *
 * <p>Longer than most: the whole life of a dossier reads best in one place.
 */
public final class Dossiers {

    private static final String ROWS = """
            select d.id, d.controller, d.person, d.purpose, d.statement_version, d.basis, d.opened_on, d.event, d.event_on,
              k.wrapped, v.category, v.sealed
            from dossier d
            join keys.dossier_key k on k.dossier = d.id
            left join sealed_value v on v.dossier = d.id
            where d.erased_on is null and\s""";

    private final JdbcClient db;
    private final Statements statements;
    private final Persons persons;
    private final Evidence evidence;
    private final Keys keys;
    private final ReadEvidence reads;
    private final List<String> erasures = Columns.erasures();

    public Dossiers(
            JdbcClient db,
            TransactionTemplate transaction,
            Statements statements,
            Persons persons,
            Evidence evidence,
            Keys keys) {
        this.db = db;
        this.statements = statements;
        this.persons = persons;
        this.evidence = evidence;
        this.keys = keys;
        this.reads = new ReadEvidence(db, transaction, evidence);
    }

    /**
     * Opens a dossier under the version of the statement that binds today.
     *
     * @throws NotDeclared when the statement declares no such purpose or not one of the categories for it
     * @throws NoGround when it stands on consent, which nobody has given
     * @throws NotPermitted when the person is not one of this controller's
     */
    public DossierId open(String controller, PersonId person, Purpose purpose, Content content, Actor actor) {
        var statement = statements.current(controller);
        var declaration = statement
                .declaration(purpose)
                .orElseThrow(() -> new NotDeclared("%s declares no purpose %s".formatted(controller, purpose.id())));
        for (var category : content.categories()) {
            if (!declaration.allows(category)) {
                throw new NotDeclared("%s declares no %s for %s".formatted(controller, category.id(), purpose.id()));
            }
        }
        var basis = declaration
                .basis()
                .filter(ground -> ground != LegalBasis.CONSENT)
                .orElseThrow(() -> new NoGround("no ground for %s".formatted(purpose.id())));
        var today = statements.today(controller);
        var id = DossierId.random();
        boolean startsAtOnce = declaration.keep(Event.OPENED).isPresent();
        int opened = db.sql("""
                        insert into dossier (id, controller, person, purpose, statement_version, basis, opened_on, event, event_on)
                        select ?, controller, id, ?, ?, ?, ?, ?, ? from person where id = ? and controller = ?""")
                .params(id.value(), purpose.id(), Date.valueOf(statement.version()), basis.id(), Date.valueOf(today))
                .param(startsAtOnce ? Event.OPENED.id() : null)
                .param(startsAtOnce ? Date.valueOf(today) : null)
                .params(person.value(), controller)
                .update();
        if (opened == 0) {
            throw new NotPermitted("no such person at " + controller);
        }
        var key = Keys.random();
        db.sql("insert into keys.dossier_key (dossier, wrapped) values (?, ?)")
                .params(id.value(), keys.wrap(id.value(), key))
                .update();
        var seal = new Seal(id.value(), key);
        content.values().forEach((category, fields) -> put(id, category, seal.seal(category, fields)));
        evidence.record(new Entry(controller, Deed.OPENED, purpose.id(), actor, person.value(), id.value(), ""));
        return id;
    }

    private void put(DossierId id, Category category, byte[] sealed) {
        db.sql("""
                        insert into sealed_value (dossier, category, sealed) values (?, ?, ?)
                        on conflict (dossier, category) do update set sealed = excluded.sealed""").params(id.value(), category.id(), sealed).update();
    }

    /** @throws NotPermitted when there is no such dossier, or not for this purpose or actor */
    public Dossier read(DossierId id, Purpose purpose, Actor actor) {
        var found = read(ROWS + "d.id = ?", id.value(), purpose, actor);
        if (found.isEmpty()) {
            throw new NotPermitted("no dossier " + id);
        }
        return found.getFirst();
    }

    /** All that is held on a person, for the person. Art. 15 GDPR. */
    public List<Dossier> readOwn(PersonId person) {
        return read(
                ROWS + "d.person = ? order by d.opened_on, d.purpose, d.id",
                person.value(),
                Purpose.RIGHTS,
                new Actor.Self(person.value()));
    }

    /** What the dossiers of a person are for, from outside: no value, so no evidence either. */
    public Map<UUID, Purpose> purposesOf(PersonId person) {
        return db
                .sql("select id, purpose from dossier where person = ?")
                .param(person.value())
                .query((row, _) -> Map.entry(
                        row.getObject(1, UUID.class),
                        Purpose.of(row.getString(2)).orElseThrow()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Dossier> read(String sql, UUID param, Purpose purpose, Actor actor) {
        var dossiers = new ArrayList<Dossier>();
        var entries = new ArrayList<Entry>();
        for (var each : sealed(sql, param)) {
            var closed = each.outside();
            if (!PurposeRule.permits(
                    statements.current(closed.controller()), closed.purpose(), closed.person(), purpose, actor)) {
                throw new NotPermitted("%s does not open %s"
                        .formatted(purpose.id(), closed.purpose().id()));
            }
            dossiers.add(each.open(keys));
            entries.add(entry(Deed.READ, closed, purpose, actor, ""));
        }
        if (entries.isEmpty()) {
            return dossiers;
        }
        var living = reads.write(entries);
        return dossiers.stream()
                .filter(dossier -> living.contains(dossier.id().value()))
                .toList();
    }

    private static Entry entry(Deed deed, Dossier dossier, Purpose purpose, Actor actor, String detail) {
        return new Entry(
                dossier.controller(),
                deed,
                purpose.id(),
                actor,
                dossier.person().value(),
                dossier.id().value(),
                detail);
    }

    /**
     * Corrects a category in every open dossier of the person that holds the old value; one that ended stays as it was, for
     * it tells how things were then. Art. 16 GDPR.
     *
     * @return the dossiers that changed
     * @throws NotDeclared when the dossier's purpose does not allow the category
     */
    public List<DossierId> rectify(DossierId from, Category category, Map<Field, String> corrected, Actor actor) {
        var one = read(from, actor instanceof Actor.Self ? Purpose.RIGHTS : purposeOf(from), actor);
        if (!statements
                .current(one.controller())
                .declaration(one.purpose())
                .filter(declaration -> declaration.allows(category))
                .isPresent()) {
            throw new NotDeclared(
                    "no %s for %s".formatted(category.id(), one.purpose().id()));
        }
        var old = one.content().get(category);
        var changed = new ArrayList<DossierId>();
        for (var sealed : openOf(one.person())) {
            var dossier = sealed.open(keys);
            if (!dossier.id().equals(from)
                    && (old.isEmpty() || !dossier.content().get(category).equals(old))) {
                continue;
            }
            put(dossier.id(), category, sealed.seal(keys).seal(category, corrected));
            evidence.record(entry(Deed.RECTIFIED, dossier, dossier.purpose(), actor, category.id()));
            changed.add(dossier.id());
        }
        return changed;
    }

    private Collection<SealedDossier> openOf(PersonId person) {
        return sealed(ROWS + "d.person = ? and d.event is null for no key update of d", person.value());
    }

    private Collection<SealedDossier> sealed(String sql, UUID param) {
        var dossiers = new LinkedHashMap<UUID, SealedDossier>();
        db.sql(sql)
                .param(param)
                .query((ResultSet row) -> dossiers.computeIfAbsent(
                                row.getObject("id", UUID.class), _ -> SealedDossier.of(row))
                        .add(row));
        return dossiers.values();
    }

    private Purpose purposeOf(DossierId id) {
        return db.sql("select purpose from dossier where id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .flatMap(Purpose::of)
                .orElseThrow(() -> new NotPermitted("no dossier " + id));
    }

    /**
     * Starts the dossier's clock, today. It happens once: a clock that runs is not set back.
     *
     * @throws NotDeclared when no term of its purpose counts from this event
     */
    public Term end(DossierId id, Event event, Actor actor) {
        var open = db.sql("""
                        select controller, person, purpose, statement_version from dossier
                        where id = ? and erased_on is null and event is null for no key update""")
                .param(id.value())
                .query((row, _) -> new Open(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        Purpose.of(row.getString(3)).orElseThrow(),
                        row.getObject(4, LocalDate.class)))
                .optional()
                .orElseThrow(() -> new NotPermitted("no open dossier " + id));
        refuseStranger(actor, open.person());
        var term = statements
                .term(open.controller(), open.purpose(), open.version(), event)
                .orElseThrow(() -> new NotDeclared(
                        "no term of %s counts from %s".formatted(open.purpose().id(), event.id())));
        db.sql("update dossier set event = ?, event_on = ? where id = ?")
                .params(event.id(), Date.valueOf(statements.today(open.controller())), id.value())
                .update();
        evidence.record(new Entry(
                open.controller(), Deed.ENDED, open.purpose().id(), actor, open.person(), id.value(), term.toString()));
        return term;
    }

    private record Open(String controller, UUID person, Purpose purpose, LocalDate version) {}

    /** The day on which it goes; empty while nothing has started its clock. */
    public Optional<LocalDate> dueOn(Dossier dossier) {
        return dossier.happened()
                .flatMap(happened -> statements.dueOn(
                        dossier.controller(), dossier.purpose(), dossier.version(), happened.event(), happened.on()));
    }

    /**
     * Erases dossiers: their values, their keys, all that points to them, and what made their evidence readable. A
     * tombstone stays that names nobody. Those that are erased already are passed over.
     *
     * @return how many were erased
     */
    public int erase(Collection<DossierId> dossiers, Actor actor, String why) {
        var all = array(dossiers.stream().map(DossierId::value).toList());
        var rows = db.sql("""
                        select id, controller, person, purpose from dossier
                        where id = any (?::uuid[]) and erased_on is null order by id for update""")
                .param(all)
                .query((row, _) -> new Doomed(
                        row.getObject(1, UUID.class), row.getString(2), row.getObject(3, UUID.class), row.getString(4)))
                .list();
        if (rows.isEmpty()) {
            return 0;
        }
        rows.forEach(doomed -> refuseStranger(actor, doomed.person()));
        var people = rows.stream().map(Doomed::person).distinct().toList();
        // Held until the end, or two who each erase one of a person's last two dossiers would both leave the person.
        db.sql("select from person where id = any (?::uuid[]) order by id for update")
                .param(array(people))
                .query()
                .listOfRows();
        var ids = rows.stream().map(Doomed::id).toList();
        for (var sql : erasures) {
            db.sql(sql).param(array(ids)).update();
        }
        evidence.forgetDossiers(ids);
        for (var doomed : rows) {
            int gone = db.sql("update dossier set person = null, erased_on = ? where id = ?")
                    .params(Date.valueOf(statements.today(doomed.controller())), doomed.id())
                    .update();
            if (gone != 1) {
                throw new IllegalStateException("Dossier %s was not erased.".formatted(doomed.id()));
            }
        }
        evidence.record(rows.stream()
                .map(doomed -> new Entry(
                        doomed.controller(), Deed.ERASED, doomed.purpose(), actor, doomed.person(), doomed.id(), why))
                .toList());
        for (var person : people) {
            boolean last = db.sql("select not exists (select from dossier where person = ?)")
                    .param(person)
                    .query(Boolean.class)
                    .single();
            if (last) {
                evidence.forgetPerson(person);
                persons.forget(new PersonId(person));
            }
        }
        return rows.size();
    }

    /** A person does nothing to another's dossier. */
    private static void refuseStranger(Actor actor, UUID person) {
        if (actor instanceof Actor.Self(var self) && !self.equals(person)) {
            throw new NotPermitted("no such dossier of this person");
        }
    }

    private record Doomed(UUID id, String controller, UUID person, String purpose) {}

    private static String[] array(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** The newest dossiers of all controllers from outside: no person, no value, so no evidence either. */
    public List<Outline> newest(int atMost) {
        return db.sql("""
                        select id, controller, purpose, statement_version, opened_on, event, event_on, erased_on
                        from dossier order by opened_on desc, id limit ?""").param(atMost).query((row, _) -> outline(row)).list();
    }

    private Outline outline(ResultSet row) throws SQLException {
        var controller = row.getString("controller");
        var purpose = Purpose.of(row.getString("purpose")).orElseThrow();
        var version = row.getObject("statement_version", LocalDate.class);
        var on = row.getObject("event_on", LocalDate.class);
        var due = Optional.ofNullable(row.getString("event"))
                .flatMap(Event::of)
                .flatMap(event -> statements.dueOn(controller, purpose, version, event, on));
        return new Outline(
                new DossierId(row.getObject("id", UUID.class)),
                controller,
                purpose,
                row.getObject("opened_on", LocalDate.class),
                due,
                Optional.ofNullable(row.getObject("erased_on", LocalDate.class)));
    }
}
