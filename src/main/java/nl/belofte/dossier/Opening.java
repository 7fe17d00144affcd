package nl.belofte.dossier;

import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Regime;

/**
 * What is to be opened for somebody.
 *
 * @param regime under which law the books keep it: a fact of the invoice
 */
public record Opening(String controller, PersonId person, Purpose purpose, Regime regime, Content content) {

    public Opening(String controller, PersonId person, Purpose purpose, Content content) {
        this(controller, person, purpose, Regime.DOMESTIC, content);
    }
}
