package nl.belofte.request;

import java.util.Optional;
import nl.belofte.account.Registrations;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import org.springframework.stereotype.Component;

/** Whose a mailbox is that proved itself: all who are known here by it are one person from then on. */
@Component
class Mailboxes {

    private final Search search;
    private final Registrations registrations;
    private final Dossiers dossiers;

    Mailboxes(Search search, Registrations registrations, Dossiers dossiers) {
        this.search = search;
        this.registrations = registrations;
        this.dossiers = dossiers;
    }

    /** In the caller's transaction. Empty when nobody is known by it. */
    Optional<PersonId> personOf(String controller, String email) {
        var people = search.whoseMailbox(controller, email);
        var one = registrations
                .personWith(controller, email)
                .or(() -> people.stream().findFirst());
        one.ifPresent(into -> people.stream()
                .filter(person -> !person.equals(into))
                .forEach(person -> dossiers.merge(person, into, new Actor.Self(person.value()))));
        return one;
    }
}
