package nl.belofte.dossier;

import java.sql.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.Declarations.Declared;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Event;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Begins dossiers: only for what is declared today, each with a key of its own, as many at once as come. */
final class Openings {

    private final JdbcClient db;
    private final Statements statements;
    private final Declarations declarations;
    private final Keys keys;
    private final BlindIndexes indexes;
    private final Evidence evidence;

    Openings(
            JdbcClient db,
            Statements statements,
            Declarations declarations,
            Keys keys,
            BlindIndexes indexes,
            Evidence evidence) {
        this.indexes = indexes;
        this.db = db;
        this.statements = statements;
        this.declarations = declarations;
        this.keys = keys;
        this.evidence = evidence;
    }

    List<DossierId> open(List<Opening> openings, Actor actor) {
        var opened = openings.stream().map(opening -> seal(opening, actor)).toList();
        insert(opened);
        indexes.put(opened.stream().flatMap(each -> each.indexes().stream()).toList());
        tieToGrounds(opened);
        evidence.record(opened.stream()
                .map(each -> new Entry(
                        each.declared().controller(),
                        Deed.OPENED,
                        each.declared().purpose().id(),
                        actor,
                        each.person().value(),
                        each.id().value(),
                        ""))
                .toList());
        return opened.stream().map(Opened::id).toList();
    }

    private record Opened(
            DossierId id,
            Declared declared,
            boolean startsAtOnce,
            byte[] key,
            PersonId person,
            byte[] sealed,
            List<BlindIndexes.Row> indexes,
            Optional<DossierId> proof) {}

    private Opened seal(Opening opening, Actor actor) {
        var statement = statements.current(opening.controller());
        var purpose = opening.purpose();
        var declaration = statement
                .declaration(purpose)
                .orElseThrow(() ->
                        new NotDeclared("%s declares no purpose %s".formatted(opening.controller(), purpose.id())));
        var content = opening.content();
        content.categories().forEach(category -> refuseUndeclared(opening.controller(), declaration, category));
        if (!PurposeRule.opens(statement, purpose, actor)) {
            throw new NotPermitted("%s opens no dossier for %s".formatted(actor.id(), purpose.id()));
        }
        var basis = declaration.basis().orElseThrow(() -> new NoGround("no ground for %s".formatted(purpose.id())));
        // Also where the statement names another basis: the law may ask for consent on top of it, and what it was given
        // for goes with it.
        var proof =
                opening.ground().filter(ground -> ground.purpose() == purpose).map(Ground::proof);
        if (basis == LegalBasis.CONSENT && proof.isEmpty()) {
            throw new NoGround("no consent to %s".formatted(purpose.id()));
        }
        if (!declaration.hasDossiers()) {
            throw new NotDeclared("%s looks into other dossiers and has none".formatted(purpose.id()));
        }
        if (!statements.regimes(purpose).contains(opening.regime())) {
            throw new NotDeclared(
                    "no law '%s' keeps %s".formatted(opening.regime().id(), purpose.id()));
        }
        var declared = declarations.of(statement, purpose, basis, opening.regime());
        var id = DossierId.random();
        var key = Keys.random();
        var seal = new Seal(id.value(), key);
        var values = new SealedValues(Map.of());
        for (var category : content.categories()) {
            values = values.with(category, seal.seal(category, content.get(category)));
        }
        return new Opened(
                id,
                declared,
                declaration.keep(Event.OPENED).isPresent(),
                key,
                opening.person(),
                values.bytes(),
                content.values().entrySet().stream()
                        .flatMap(each -> indexes.row(opening.controller(), id, each.getKey(), each.getValue()).stream())
                        .toList(),
                proof);
    }

    /** Locks the proofs meanwhile: who takes a consent back waits, or is seen here. */
    private void tieToGrounds(List<Opened> opened) {
        var standing = opened.stream().filter(each -> each.proof().isPresent()).toList();
        if (standing.isEmpty()) {
            return;
        }
        var proofs = Erasure.array(standing.stream()
                .map(each -> each.proof().orElseThrow().value())
                .toList());
        var live = new HashSet<>(db.sql("""
                        select d.id, d.person from dossier d
                        join unnest(?::uuid[], ?::uuid[]) o (proof, person) on d.id = o.proof and d.person = o.person
                        join declaration e on e.id = d.declaration and e.purpose = ?
                        where d.event is null order by d.id for share of d""")
                .param(proofs)
                .param(Erasure.array(
                        standing.stream().map(each -> each.person().value()).toList()))
                .param(Purpose.CONSENT_PROOF.id())
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list());
        for (var each : standing) {
            if (!live.contains(each.proof().orElseThrow())) {
                throw new NoGround("the consent to %s does not live"
                        .formatted(each.declared().purpose().id()));
            }
        }
        db.sql("insert into ground (dossier, proof) select * from unnest(?::uuid[], ?::uuid[])")
                .param(Erasure.array(
                        standing.stream().map(each -> each.id().value()).toList()))
                .param(proofs)
                .update();
    }

    private void insert(List<Opened> opened) {
        var ids = opened.stream().map(each -> each.id().value()).toList();
        int rows = db.sql("""
                        insert into dossier (id, declaration, person, opened_on, event, event_on, sealed)
                        select o.id, e.id, p.id, o.today, o.event, case when o.event is not null then o.today end, o.sealed
                        from unnest(?::uuid[], ?::int[], ?::uuid[], ?::date[], ?::text[], ?::bytea[])
                          o (id, declaration, person, today, event, sealed)
                        join declaration e on e.id = o.declaration
                        join person p on p.id = o.person and p.controller = e.controller
                        for key share of p""")
                .param(Erasure.array(ids))
                .param(opened.stream().map(each -> each.declared().number()).toArray(Integer[]::new))
                .param(Erasure.array(
                        opened.stream().map(each -> each.person().value()).toList()))
                .param(opened.stream()
                        .map(each ->
                                Date.valueOf(statements.today(each.declared().controller())))
                        .toArray(Date[]::new))
                .param(opened.stream()
                        .map(each -> each.startsAtOnce() ? Event.OPENED.id() : null)
                        .toArray(String[]::new))
                .param(opened.stream().map(Opened::sealed).toArray(byte[][]::new))
                .update();
        if (rows != opened.size()) {
            throw new NotPermitted("no such person at this controller");
        }
        keys.keep(db, ids, opened.stream().map(Opened::key).toList());
    }

    static void refuseUndeclared(String controller, Declaration declaration, Category category) {
        if (!declaration.allows(category)) {
            throw new NotDeclared("%s declares no %s for %s"
                    .formatted(controller, category.id(), declaration.purpose().id()));
        }
    }
}
