package nl.belofte.dossier;

import java.util.Optional;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Regime;

/**
 * What is to be opened for somebody.
 *
 * @param regime under which law the books keep it: a fact of the invoice
 * @param ground the consent that it stands on, where its purpose needs one
 */
public record Opening(
        String controller, PersonId person, Purpose purpose, Regime regime, Content content, Optional<Ground> ground) {

    public Opening(String controller, PersonId person, Purpose purpose, Regime regime, Content content) {
        this(controller, person, purpose, regime, content, Optional.empty());
    }

    public Opening(String controller, PersonId person, Purpose purpose, Content content) {
        this(controller, person, purpose, Regime.DOMESTIC, content);
    }

    public Opening on(Optional<Ground> consent) {
        return new Opening(controller, person, purpose, regime, content, consent);
    }
}
