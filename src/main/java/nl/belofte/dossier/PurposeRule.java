package nl.belofte.dossier;

import nl.belofte.evidence.Actor;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statement;

/** The one place that says who may open which dossier for which purpose. */
final class PurposeRule {

    private PurposeRule() {}

    /**
     * For its own purpose, or for one that is declared to draw on it, and never against an objection. A person opens no
     * other's, and all of his own by right (Art. 15 GDPR). What is restricted is opened for its person and his rights only
     * (Art. 18(2)).
     */
    static boolean permits(Statement statement, SealedDossier dossier, Use use) {
        var held = dossier.outside().purpose();
        var purpose = use.purpose();
        if (use.actor() instanceof Actor.Self(var self)) {
            return self.equals(dossier.outside().person().value()) && (purpose == held || purpose == Purpose.RIGHTS);
        }
        if (dossier.objected() || dossier.stage().restricted() && purpose != Purpose.RIGHTS) {
            return false;
        }
        return purpose == held
                || statement
                        .declaration(purpose)
                        .filter(declaration -> declaration.drawsOn().contains(held))
                        .isPresent();
    }
}
