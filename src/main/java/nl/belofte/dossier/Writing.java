package nl.belofte.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.dossier.BlindIndexes.Place;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts values into open dossiers: one alone, those of many who come at once, or one value wherever a person has it. */
final class Writing {

    private final JdbcClient db;
    private final Statements statements;
    private final SealedDossiers sealed;
    private final BlindIndexes indexes;
    private final Keys keys;
    private final Evidence evidence;
    private final Refusals refusals;
    private final SharedTransaction<Asked, DossierId> shared;

    Writing(
            JdbcClient db,
            TransactionTemplate transaction,
            Statements statements,
            SealedDossiers sealed,
            BlindIndexes indexes,
            Keys keys,
            Evidence evidence,
            Refusals refusals) {
        this.db = db;
        this.statements = statements;
        this.sealed = sealed;
        this.indexes = indexes;
        this.keys = keys;
        this.evidence = evidence;
        this.refusals = refusals;
        this.shared = new SharedTransaction<>(transaction, this::writeAll);
    }

    private record Asked(DossierId id, Category category, Map<Field, String> fields, Use use) {}

    void write(DossierId id, Category category, Map<Field, String> fields, Use use) {
        shared.ask(new Asked(id, category, fields, use));
    }

    private List<Supplier<DossierId>> writeAll(List<Asked> all) {
        var locked = sealed.lock(all.stream().map(Asked::id).toList()).stream()
                .collect(Collectors.toMap(dossier -> dossier.outside().id(), dossier -> dossier, (one, _) -> one));
        var changed = new LinkedHashMap<DossierId, SealedDossier>();
        // By place: the last that is written there counts.
        var rows = new LinkedHashMap<Place, BlindIndexes.Row>();
        var entries = new ArrayList<Entry>();
        var answers = new ArrayList<Supplier<DossierId>>();
        for (var asked : all) {
            try {
                var written = write(Optional.ofNullable(locked.get(asked.id)), asked);
                locked.put(asked.id, written);
                changed.put(asked.id, written);
                index(written, asked.category, asked.fields)
                        .ifPresent(row -> rows.put(new Place(row.dossier(), row.category()), row));
                entries.add(entry(Step.WRITE, written, asked.use.actor(), asked.category));
                answers.add(() -> asked.id);
            } catch (NotPermitted | NotDeclared refused) {
                answers.add(() -> {
                    throw refused;
                });
            }
        }
        put(changed.values());
        indexes.put(rows.values());
        evidence.record(entries);
        return answers;
    }

    private Optional<BlindIndexes.Row> index(SealedDossier dossier, Category category, Map<Field, String> fields) {
        var outside = dossier.outside();
        return indexes.row(outside.controller(), outside.id(), category, fields);
    }

    private SealedDossier write(Optional<SealedDossier> found, Asked asked) {
        var dossier = Stepping.permitted(found, asked.id, Step.WRITE, asked.use.actor());
        if (dossier.outside().purpose() != asked.use.purpose()) {
            throw new NotPermitted("dossier %s is not written for %s"
                    .formatted(asked.id, asked.use.purpose().id()));
        }
        refuseUndeclared(dossier.outside(), asked.category);
        refuseRole(dossier.outside(), asked.category, asked.use.actor());
        return dossier.with(asked.category, asked.fields, keys);
    }

    private record Corrected(SealedDossier dossier, Map<Field, String> values) {}

    /** In the caller's transaction; the first one is locked. */
    List<DossierId> rectify(SealedDossier first, Category category, Map<Field, String> corrected, Actor actor) {
        refuseUndeclared(first.outside(), category);
        var current = statements.current(first.outside().controller());
        if (!PurposeRule.rectifies(current, first.outside().purpose(), actor, category)) {
            throw refusals.refuse(first.outside(), first.outside().purpose(), actor);
        }
        var old = first.open(category, keys);
        var found = sealed
                .look(
                        "d.person = ? and (d.event is null or d.event = 'opened') order by d.id for no key update of d",
                        first.outside().person().value(),
                        Purpose.RIGHTS)
                .stream()
                .filter(dossier -> dossier.outside().id().equals(first.outside().id())
                        || !old.isEmpty()
                                // What proves a consent tells how it was given.
                                && dossier.outside().purpose() != Purpose.CONSENT_PROOF
                                && PurposeRule.rectifies(
                                        current, dossier.outside().purpose(), actor, category))
                .flatMap(
                        dossier -> dossier.outside().id().equals(first.outside().id())
                                ? Stream.of(new Corrected(dossier, corrected))
                                : Same.corrected(dossier.open(category, keys), old, corrected)
                                        .map(values -> new Corrected(dossier, values))
                                        .stream())
                .toList();
        var changed = found.stream()
                .map(each -> each.dossier().with(category, each.values(), keys))
                .toList();
        put(changed);
        indexes.put(found.stream()
                .flatMap(each -> index(each.dossier(), category, each.values()).stream())
                .toList());
        evidence.record(changed.stream()
                .map(dossier -> entry(Step.RECTIFY, dossier, actor, category))
                .toList());
        return changed.stream().map(dossier -> dossier.outside().id()).toList();
    }

    private void refuseUndeclared(Dossier outside, Category category) {
        var declaration = statements
                .current(outside.controller())
                .declaration(outside.purpose())
                .orElseThrow(() -> new NotDeclared("%s declares no purpose %s"
                        .formatted(outside.controller(), outside.purpose().id())));
        Openings.refuseUndeclared(outside.controller(), declaration, category);
    }

    /** Who does not read something does not change it either. */
    private void refuseRole(Dossier outside, Category category, Actor actor) {
        if (!changes(outside, category, actor)) {
            throw refusals.refuse(outside, outside.purpose(), actor);
        }
    }

    private boolean changes(Dossier outside, Category category, Actor actor) {
        return PurposeRule.changes(statements.current(outside.controller()), outside.purpose(), actor, category);
    }

    private static Entry entry(Step step, SealedDossier dossier, Actor actor, Category category) {
        return Stepping.entry(step, dossier.outside(), dossier.outside().purpose(), actor, category.id());
    }

    private void put(Collection<SealedDossier> changed) {
        db.sql("""
                        update dossier d set sealed = o.sealed
                        from unnest(?::uuid[], ?::bytea[]) o (id, sealed) where d.id = o.id""")
                .param(Erasure.array(changed.stream()
                        .map(dossier -> dossier.outside().id().value())
                        .toList()))
                .param(changed.stream().map(dossier -> dossier.values().bytes()).toArray(byte[][]::new))
                .update();
    }
}
