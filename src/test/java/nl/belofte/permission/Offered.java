package nl.belofte.permission;

import nl.belofte.consent.GivenConsents;
import nl.belofte.dossier.Floor;
import nl.belofte.suppression.Suppressions;

/** Who may be approached, on a floor. */
public record Offered(Permissions permissions, ConsentsElsewhere elsewhere, Reachable reachable) {

    public static Offered on(Floor floor, Suppressions suppressions) {
        var approach = new Approach(floor.statements);
        var search = floor.search();
        var consents = GivenConsents.on(floor);
        return new Offered(
                new Permissions(
                        floor.db,
                        floor.transaction,
                        approach,
                        floor.dossiers,
                        search,
                        consents,
                        suppressions,
                        floor.evidence),
                new ConsentsElsewhere(
                        floor.db, approach, floor.persons, floor.dossiers, search, consents, suppressions),
                new Reachable(floor.db, suppressions));
    }
}
