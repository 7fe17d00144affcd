package nl.belofte.request;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import nl.belofte.account.Registrations;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import org.springframework.stereotype.Component;

/**
 * Whose a mailbox is that proved itself: who asked something from it without logging in is one person from then on, with the
 * account that has it. Whoever logs in is nobody else's by an address that was typed somewhere: it may be another's.
 */
@Component
class Mailboxes {

    private static final Set<Purpose> LOGS_IN = Set.of(Purpose.ACCOUNT, Purpose.STAFF);

    private final Search search;
    private final Outlines outlines;
    private final Registrations registrations;
    private final Dossiers dossiers;

    Mailboxes(Search search, Outlines outlines, Registrations registrations, Dossiers dossiers) {
        this.search = search;
        this.outlines = outlines;
        this.registrations = registrations;
        this.dossiers = dossiers;
    }

    /** In the caller's transaction. Empty when nobody is known by it. */
    Optional<PersonId> personOf(String controller, String email) {
        var people = search.whoseMailbox(controller, email).stream()
                .filter(person ->
                        Collections.disjoint(outlines.purposesOf(person).values(), LOGS_IN))
                .toList();
        var one = registrations
                .personWith(controller, email)
                .or(() -> people.stream().findFirst());
        one.ifPresent(into -> people.stream()
                .filter(person -> !person.equals(into))
                .forEach(person -> dossiers.merge(person, into, new Actor.Self(person.value()))));
        return one;
    }
}
