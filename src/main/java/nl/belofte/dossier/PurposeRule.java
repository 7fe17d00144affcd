package nl.belofte.dossier;

import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statement;

/** The one place that says who may open which dossier for which purpose. */
final class PurposeRule {

    private PurposeRule() {}

    /**
     * For its own purpose, or for one that is declared to draw on it; a person never opens another's, and opens all of his
     * own by right (Art. 15 GDPR).
     */
    static boolean permits(Statement statement, Purpose held, PersonId about, Purpose purpose, Actor actor) {
        if (actor instanceof Actor.Self(var self)) {
            return self.equals(about.value()) && (purpose == held || purpose == Purpose.RIGHTS);
        }
        return purpose == held
                || statement
                        .declaration(purpose)
                        .filter(declaration -> declaration.drawsOn().contains(held))
                        .isPresent();
    }
}
