package nl.belofte.suppression;

import nl.belofte.dossier.BenchFloor;

/** The registry of noes on the floor; it stands here because only this package may make it. */
public final class BenchRegistry {
    private BenchRegistry() {}

    /** Without consents: nobody says yes anew while it is measured. */
    @SuppressWarnings("NullAway")
    public static Suppressions on(BenchFloor floor) {
        return new Suppressions(
                floor.db,
                floor.transaction,
                floor.statements,
                floor.marks,
                floor.dossiers,
                null,
                floor.evidence,
                floor.ledger);
    }
}
