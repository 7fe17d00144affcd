package nl.belofte.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Evidence;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands dossiers out: looks, asks the {@link PurposeRule}, has the evidence written, and only then opens. */
final class Reading {

    private final JdbcClient db;
    private final Statements statements;
    private final DueDay dueDay;
    private final Declarations declarations;
    private final Keys keys;
    private final ReadEvidence evidence;

    Reading(
            JdbcClient db,
            TransactionTemplate transaction,
            Statements statements,
            Declarations declarations,
            Keys keys,
            Evidence evidence) {
        this.db = db;
        this.statements = statements;
        this.dueDay = new DueDay(statements);
        this.declarations = declarations;
        this.keys = keys;
        this.evidence = new ReadEvidence(db, transaction, evidence);
    }

    Dossier read(DossierId id, Use use) {
        return handOut(look("d.id = ?", id.value(), use.purpose()), use, true).stream()
                .findFirst()
                .orElseThrow(() -> new NotPermitted("no dossier " + id));
    }

    List<Dossier> read(Collection<DossierId> ids, Use use) {
        var array = Erasure.array(ids.stream().map(DossierId::value).toList());
        return handOut(look("d.id = any (?::uuid[])", array, use.purpose()), use, false);
    }

    List<Dossier> readOwn(PersonId person) {
        return handOut(
                look("d.person = ? order by d.opened_on, d.declaration, d.id", person.value(), Purpose.RIGHTS),
                new Use(Purpose.RIGHTS, new Actor.Self(person.value())),
                true);
    }

    /** @param each whether what may not be opened is refused, and not left out */
    private List<Dossier> handOut(List<SealedDossier> all, Use use, boolean each) {
        var permitted = new ArrayList<SealedDossier>();
        for (var found : all) {
            if (PurposeRule.permits(statements.current(found.outside().controller()), found, use)) {
                permitted.add(found);
            } else if (each) {
                throw new NotPermitted("%s may not open dossier %s for %s"
                        .formatted(
                                use.actor().id(),
                                found.outside().id(),
                                use.purpose().id()));
            }
        }
        var entries = permitted.stream()
                .map(found -> Dossiers.entry(Step.READ, found.outside(), use.purpose(), use.actor(), ""))
                .toList();
        var written = entries.isEmpty() ? Set.of() : evidence.write(entries);
        return permitted.stream()
                .filter(found -> written.contains(found.outside().id().value()))
                .map(found -> found.open(keys))
                .toList();
    }

    /** Not opened yet, so without evidence. What wraps their keys is known and stays so, however long it takes to open them. */
    List<SealedDossier> look(String which, Object param, Purpose purpose) {
        for (var before = Set.<Integer>of(); ; ) {
            var found = lookOnce(which, param, purpose);
            var unknown = found.stream()
                    .map(SealedDossier::master)
                    .filter(master -> !keys.know(master))
                    .collect(Collectors.toSet());
            if (unknown.isEmpty()) {
                return found;
            }
            // A rotation that ended since this look took the master away, and wrapped them anew before that.
            if (unknown.equals(before)) {
                throw keys.lost(unknown.iterator().next());
            }
            before = unknown;
        }
    }

    /** What is past its day, and only waits for a sweep, is not there. */
    private List<SealedDossier> lookOnce(String which, Object param, Purpose purpose) {
        return db
                .sql(SealedDossier.ROWS + which)
                .params(purpose.id(), param)
                .query((row, _) -> SealedDossier.of(row, declarations))
                .list()
                .stream()
                .filter(found -> found.stage().kept() || !dueDay.hasCome(found.outside()))
                .toList();
    }

    /** Locked until the transaction ends, for its person's rights. */
    List<SealedDossier> lock(Collection<DossierId> ids) {
        return look(
                "d.id = any ((select ?::uuid[])::uuid[]) order by d.id for no key update of d",
                Erasure.array(ids.stream().map(DossierId::value).toList()),
                Purpose.RIGHTS);
    }
}
