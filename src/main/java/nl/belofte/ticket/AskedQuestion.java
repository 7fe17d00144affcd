package nl.belofte.ticket;

import java.util.Optional;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Ground;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.web.Visit;

/**
 * A question that is to become a ticket. It never prints what is asked.
 *
 * @param visit the site from which it is answered, and the language
 * @param content who asks, without the question itself
 * @param ground the consent to answer it, where the statement asks for one
 */
public record AskedQuestion(
        Visit visit,
        PersonId person,
        Source source,
        Content content,
        String text,
        Optional<Ground> ground,
        Actor actor) {

    @Override
    public String toString() {
        return "AskedQuestion";
    }
}
