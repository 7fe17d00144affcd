package nl.belofte.consent;

import java.time.Clock;
import nl.belofte.dossier.BenchFloor;

/** The consents on the floor; it stands here because only this package may make them. */
public final class BenchConsents {
    private BenchConsents() {}

    public static Consents on(BenchFloor floor, Clock clock) {
        return new Consents(
                floor.db, floor.transaction, clock, new ConsentTexts(floor.db), floor.dossiers, floor.evidence);
    }
}
