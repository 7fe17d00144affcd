package nl.belofte.dossier;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger;
import nl.belofte.ledger.No;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;

/** What every {@link Step} begins and ends with: the dossier is taken if it may be done, noted for a restore, put on record. */
final class Stepping {

    /** After which it stays. */
    private static final Set<Step> KEEPING = Set.of(Step.RESTRICT, Step.HOLD, Step.REOPEN);

    private final SealedDossiers sealed;
    private final Statements statements;
    private final Refusals refusals;
    private final Ledger ledger;
    private final Evidence evidence;

    Stepping(SealedDossiers sealed, Statements statements, Refusals refusals, Ledger ledger, Evidence evidence) {
        this.sealed = sealed;
        this.statements = statements;
        this.refusals = refusals;
        this.ledger = ledger;
        this.evidence = evidence;
    }

    /** The dossier, locked until the transaction ends, if this may be done with it now. */
    SealedDossier take(DossierId id, Step step, Actor actor) {
        var taken = permitted(sealed.lock(List.of(id)).stream().findFirst(), id, step, actor);
        refusals.refuseOthersBusiness(taken.outside(), actor);
        // Its node died before it could commit the erasure, which counts; nobody is told now that the dossier stays.
        if (KEEPING.contains(step) && ledger.tellsErased(id.value())) {
            throw new NotPermitted("dossier %s was erased".formatted(id));
        }
        return taken;
    }

    static SealedDossier permitted(Optional<SealedDossier> found, DossierId id, Step step, Actor actor) {
        var taken = found.orElseThrow(() -> new NotPermitted("no dossier " + id));
        Dossiers.refuseStranger(actor, taken.outside().person().value());
        if (!step.permittedAt(taken.stage())) {
            throw new NotPermitted("dossier %s is past what %s needs".formatted(id, step));
        }
        return taken;
    }

    /** For the day on which this database is restored from before. */
    void note(No.Kind kind, Dossier outside, String word) {
        ledger.add(List.of(new No(kind, outside.id().value(), word, statements.today(outside.controller()))));
    }

    void record(Step step, Dossier outside, Actor actor, String detail) {
        evidence.record(entry(step, outside, outside.purpose(), actor, detail));
    }

    static Entry entry(Step step, Dossier outside, Purpose purpose, Actor actor, String detail) {
        return new Entry(
                outside.controller(),
                step.leaves,
                purpose.id(),
                actor,
                outside.person().value(),
                outside.id().value(),
                detail);
    }
}
