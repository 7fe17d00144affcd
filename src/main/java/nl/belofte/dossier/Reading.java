package nl.belofte.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;

/** Hands dossiers out: looks, asks the {@link PurposeRule}, has the evidence written, and only then opens. */
final class Reading {

    private final Statements statements;
    private final SealedDossiers sealed;
    private final Keys keys;
    private final Drawing drawing;
    private final ReadEvidence evidence;
    private final Refusals refusals;

    Reading(
            Statements statements,
            SealedDossiers sealed,
            Keys keys,
            Drawing drawing,
            ReadEvidence evidence,
            Refusals refusals) {
        this.statements = statements;
        this.drawing = drawing;
        this.sealed = sealed;
        this.keys = keys;
        this.evidence = evidence;
        this.refusals = refusals;
    }

    Dossier read(DossierId id, Use use) {
        return handOut(sealed.look("d.id = ?", id.value(), use.purpose()), use, true).stream()
                .findFirst()
                .orElseThrow(() -> new NotPermitted("no dossier " + id));
    }

    List<Dossier> read(Collection<DossierId> ids, Use use) {
        var array = Erasure.array(ids.stream().map(DossierId::value).toList());
        return handOut(sealed.look("d.id = any (?::uuid[])", array, use.purpose()), use, false);
    }

    List<Dossier> readOwn(PersonId person) {
        var all = sealed.look("d.person = ? order by d.opened_on, d.declaration, d.id", person.value(), Purpose.RIGHTS);
        return handOut(
                evidence.silentAbout(person) ? sealed.unheld(all) : all,
                new Use(Purpose.RIGHTS, new Actor.Self(person.value())),
                true);
    }

    /** As many statements as there are purposes. */
    List<Dossier> readEach(Collection<Dossier> outside, Actor actor) {
        return outside.stream()
                .filter(dossier -> !PurposeRule.readable(
                                statements.current(dossier.controller()), dossier.purpose(), actor, false)
                        .isEmpty())
                .collect(Collectors.groupingBy(
                        Dossier::purpose, TreeMap::new, Collectors.mapping(Dossier::id, Collectors.toList())))
                .entrySet()
                .stream()
                .flatMap(each -> read(each.getValue(), new Use(each.getKey(), actor)).stream())
                .sorted(Comparator.comparing(Dossier::openedOn))
                .toList();
    }

    /** What anybody says about them meanwhile waits; what was said before is seen, for the look comes after the locks. */
    void open(Collection<DossierId> ids, Use use, Function<List<Dossier>, List<Entry>> work) {
        var array = Erasure.array(ids.stream().map(DossierId::value).toList());
        sealed.hold(array);
        var permitted = permitted(sealed.look("d.id = any (?::uuid[])", array, use.purpose()), use, false);
        var done = work.apply(permitted.stream()
                .map(found -> found.open(keys, readable(found, use)))
                .toList());
        var told = done.stream().map(Entry::dossier).collect(Collectors.toSet());
        var entries = new ArrayList<>(done);
        permitted.stream()
                .map(SealedDossier::outside)
                .filter(outside -> !told.contains(outside.id().value()))
                .forEach(outside -> entries.add(entry(outside, use)));
        evidence.writeLocked(entries);
    }

    /** @param each whether what may not be opened is refused, and not left out */
    private List<Dossier> handOut(List<SealedDossier> all, Use use, boolean each) {
        var permitted = permitted(all, use, each);
        var entries =
                permitted.stream().map(found -> entry(found.outside(), use)).toList();
        var written = entries.isEmpty() ? Set.of() : evidence.write(entries);
        return permitted.stream()
                .filter(found -> written.contains(found.outside().id().value()))
                .map(found -> found.open(keys, readable(found, use)))
                .toList();
    }

    private List<SealedDossier> permitted(List<SealedDossier> all, Use use, boolean each) {
        var unallowed = unallowed(all, use);
        var permitted = new ArrayList<SealedDossier>();
        for (var found : all) {
            if (!unallowed.contains(found.outside().id())
                    && PurposeRule.permits(statements.current(found.outside().controller()), found, use)) {
                permitted.add(found);
            } else if (each) {
                throw new NotPermitted("%s may not open dossier %s for %s"
                        .formatted(
                                use.actor().id(),
                                found.outside().id(),
                                use.purpose().id()));
            }
        }
        for (var found : permitted) {
            if (readable(found, use).isEmpty()) {
                throw refusals.refuse(found.outside(), use.purpose(), use.actor());
            }
        }
        return permitted;
    }

    /**
     * What a law demands, of those that are there, and nothing else of them; restricted or objected to or not.
     *
     * @param matter a random mark of the demand, which stands in the evidence
     * @throws NotPermitted when this is none of the role's business
     */
    List<Dossier> demanded(Map<DossierId, Set<Category>> demand, UUID matter, Actor.Staff actor) {
        var use = new Use(Purpose.AUTHORITY_REQUEST, actor);
        var array = Erasure.array(demand.keySet().stream().map(DossierId::value).toList());
        var found = sealed.look("d.id = any (?::uuid[]) order by d.opened_on, d.id", array, use.purpose());
        for (var each : found) {
            if (demanded(each, demand, actor).isEmpty()) {
                throw refusals.refuse(each.outside(), use.purpose(), actor);
            }
        }
        var entries = found.stream()
                .map(each -> entry(each.outside(), use, matter.toString()))
                .toList();
        var written = entries.isEmpty() ? Set.of() : evidence.write(entries);
        return found.stream()
                .filter(each -> written.contains(each.outside().id().value()))
                .map(each -> each.open(keys, demanded(each, demand, actor)))
                .toList();
    }

    private Set<Category> demanded(SealedDossier found, Map<DossierId, Set<Category>> demand, Actor.Staff actor) {
        var outside = found.outside();
        return PurposeRule.demanded(
                statements.current(outside.controller()), found, demand.getOrDefault(outside.id(), Set.of()), actor);
    }

    /** Those on which this purpose draws by consent, and whose person did not give it. */
    private Set<DossierId> unallowed(List<SealedDossier> all, Use use) {
        if (use.actor() instanceof Actor.Self) {
            return Set.of();
        }
        var asked = all.stream()
                .map(SealedDossier::outside)
                .filter(outside -> outside.purpose() != use.purpose())
                .filter(outside -> Drawing.needsConsent(
                        statements.current(outside.controller()), outside.purpose(), use.purpose()))
                .map(Dossier::id)
                .collect(Collectors.toCollection(HashSet::new));
        if (!asked.isEmpty()) {
            asked.removeAll(drawing.allowed(asked, use.purpose()));
        }
        return asked;
    }

    private Set<Category> readable(SealedDossier found, Use use) {
        return PurposeRule.readable(statements.current(found.outside().controller()), found, use);
    }

    private static Entry entry(Dossier outside, Use use) {
        return entry(outside, use, use.reason().map(LookReason::id).orElse(""));
    }

    private static Entry entry(Dossier outside, Use use, String detail) {
        return new Entry(
                outside.controller(),
                use.reason().isPresent() ? Deed.LOOKED_WIDER : Step.READ.leaves,
                use.purpose().id(),
                use.actor(),
                outside.person().value(),
                outside.id().value(),
                detail);
    }
}
