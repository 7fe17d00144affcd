package nl.belofte.dossier;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Regime;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at dossiers from outside: no value, so no evidence either. */
public final class Outlines {

    private final JdbcClient db;
    private final Statements statements;

    Outlines(JdbcClient db, Statements statements) {
        this.db = db;
        this.statements = statements;
    }

    /** What the dossiers of a person are for. */
    public Map<UUID, Purpose> purposesOf(PersonId person) {
        return db
                .sql("""
                        select d.id, e.purpose from dossier d join declaration e on e.id = d.declaration
                        where d.person = ?""")
                .param(person.value())
                .query((row, _) -> Map.entry(
                        row.getObject(1, UUID.class),
                        Purpose.of(row.getString(2)).orElseThrow()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether anything is held on somebody beside what he asks about it. Nothing is opened for it. */
    public boolean anythingBesideRequests(PersonId person) {
        return purposesOf(person).values().stream()
                .anyMatch(purpose -> purpose != Purpose.RIGHTS && purpose != Purpose.PENDING_REQUEST);
    }

    /** What these are for, of those that are there. */
    public Map<DossierId, Purpose> purposes(Collection<DossierId> dossiers) {
        return db
                .sql("""
                        select d.id, e.purpose from dossier d join declaration e on e.id = d.declaration
                        where d.id = any (?::uuid[]) and d.person is not null""")
                .param(Erasure.array(dossiers.stream().map(DossierId::value).toList()))
                .query((row, _) -> Map.entry(
                        new DossierId(row.getObject(1, UUID.class)),
                        Purpose.of(row.getString(2)).orElseThrow()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Which of these are kept past their term. */
    public Map<DossierId, Hold> holds(Collection<DossierId> dossiers) {
        return db
                .sql("select dossier, reason, asked_by, approved_by from legal_hold where dossier = any (?::uuid[])")
                .param(Erasure.array(dossiers.stream().map(DossierId::value).toList()))
                .query((row, _) -> Map.entry(
                        new DossierId(row.getObject(1, UUID.class)),
                        new Hold(
                                HoldReason.of(row.getString(2)),
                                row.getObject(3, UUID.class),
                                row.getObject(4, UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Which of these are restricted. */
    public Map<DossierId, Restriction> restrictions(Collection<DossierId> dossiers) {
        return db
                .sql("select dossier, ground, restricted_on, ends_on from restriction where dossier = any (?::uuid[])")
                .param(Erasure.array(dossiers.stream().map(DossierId::value).toList()))
                .query((row, _) -> Map.entry(
                        new DossierId(row.getObject(1, UUID.class)),
                        new Restriction(
                                RestrictionGround.find(row.getString(2)).orElseThrow(),
                                row.getObject(3, LocalDate.class),
                                Optional.ofNullable(row.getObject(4, LocalDate.class)))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of a person that no use for their own purpose opens: restricted, objected to, or kept without the consent they stood on. */
    public Set<DossierId> onlyKept(PersonId person) {
        return db.sql("""
                        select d.id from dossier d join declaration e on e.id = d.declaration
                        where d.person = ? and (
                          exists (select from objection o where o.person = d.person and o.purpose = e.purpose)
                          or d.kept_on is not null and (exists (select from restriction r where r.dossier = d.id) or %s))""".formatted(SealedDossier.WITHDRAWN))
                .param(person.value())
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .set();
    }

    /** A person's no to a purpose, and since when. */
    public record Objection(Purpose purpose, LocalDate on) {}

    /** To what a person objects. */
    public Set<Purpose> objectedTo(PersonId person) {
        return objectionsOf(person).stream().map(Objection::purpose).collect(Collectors.toSet());
    }

    /** The oldest first. */
    public List<Objection> objectionsOf(PersonId person) {
        return db.sql("select purpose, objected_on from objection where person = ? order by objected_on, purpose")
                .param(person.value())
                .query((row, _) ->
                        new Objection(Purpose.of(row.getString(1)).orElseThrow(), row.getObject(2, LocalDate.class)))
                .list();
    }

    /** The newest dossiers of all controllers, of nobody in particular. */
    public List<Outline> newest(int atMost) {
        return db.sql("""
                        select d.id, e.controller, e.purpose, e.statement_version, e.regime, d.opened_on, d.event, d.event_on, d.person is null as erased
                        from dossier d join declaration e on e.id = d.declaration
                        order by d.opened_on desc, d.id limit ?""")
                .param(atMost)
                .query((row, _) -> {
                    var controller = row.getString("controller");
                    var purpose = Purpose.of(row.getString("purpose")).orElseThrow();
                    var version = row.getObject("statement_version", LocalDate.class);
                    var regime = new Regime(row.getString("regime"));
                    var opened = row.getObject("opened_on", LocalDate.class);
                    var on = row.getObject("event_on", LocalDate.class);
                    var due = Optional.ofNullable(row.getString("event"))
                            .flatMap(Event::of)
                            .flatMap(
                                    event -> statements.dueOn(controller, purpose, version, regime, opened, event, on));
                    return new Outline(
                            new DossierId(row.getObject("id", UUID.class)),
                            controller,
                            purpose,
                            opened,
                            due,
                            row.getBoolean("erased") ? Optional.of(on) : Optional.empty());
                })
                .list();
    }
}
