package nl.belofte.consent;

import nl.belofte.dossier.Floor;

/** The consents on the promise floor. */
public final class GivenConsents {

    private GivenConsents() {}

    public static Consents on(Floor floor) {
        return new Consents(
                floor.db, floor.transaction, floor.clock, new ConsentTexts(floor.db), floor.dossiers, floor.evidence);
    }
}
