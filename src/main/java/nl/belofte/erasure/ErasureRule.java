package nl.belofte.erasure;

import java.util.Optional;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.HoldReason;
import nl.belofte.statement.Event;
import nl.belofte.statement.Statements;

/**
 * The one place that says what a person may have erased. It follows from what the statement declares, so a purpose that comes
 * later is decided too.
 */
final class ErasureRule {

    private final Statements statements;
    private final Dossiers dossiers;

    ErasureRule(Statements statements, Dossiers dossiers) {
        this.statements = statements;
        this.dossiers = dossiers;
    }

    /** @param held why it is kept past its term; empty where it is not */
    Verdict of(Dossier dossier, Optional<HoldReason> held) {
        return held.<Verdict>map(Verdict.Human::new).orElseGet(() -> of(dossier));
    }

    private Verdict of(Dossier dossier) {
        return switch (dossier.basis()) {
            case LEGAL_OBLIGATION -> goesAnyway(dossier) ? new Verdict.Now() : kept(dossier);
            // What somebody agreed to or what serves us ends when its person says so. Art. 17(1)(b) and (c).
            case CONSENT -> new Verdict.Now();
            case LEGITIMATE_INTEREST ->
                runs(dossier) && lastsUntilItEnds(dossier) ? new Verdict.EndFirst() : new Verdict.Now();
            case CONTRACT -> runs(dossier) ? new Verdict.EndFirst() : new Verdict.Now();
        };
    }

    /** Until somebody confirms it is nothing that the law has us show. */
    private static boolean goesAnyway(Dossier dossier) {
        return dossier.happened().map(Dossier.Happened::event).equals(Optional.of(Event.OPENED));
    }

    private static boolean runs(Dossier dossier) {
        return dossier.happened().isEmpty();
    }

    /** It ends with something else than its person's no: that of a member of staff with the work. */
    private static boolean lastsUntilItEnds(Dossier dossier) {
        return dossier.purpose().events().contains(Event.CLOSED);
    }

    private Verdict kept(Dossier dossier) {
        return new Verdict.Kept(
                statements.lawThatKeeps(dossier.controller(), dossier.purpose(), dossier.version(), dossier.regime()),
                dossiers.termOf(dossier));
    }
}
