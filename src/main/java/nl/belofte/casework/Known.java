package nl.belofte.casework;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Search;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.rights.NewRequest;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.springframework.stereotype.Component;

/**
 * Where the answer to a customer goes whose request a member of staff writes down: to the address on file. The platform copies
 * it from there; the member of staff need not read it, and cannot type another. RIG-9.
 */
@Component
class Known {

    private static final Actor PLATFORM = new Actor.Platform("rights");

    /** Where an address of somebody stands, the one that was proved first. */
    private static final List<Purpose> PLACES =
            List.of(Purpose.ACCOUNT, Purpose.SUBSCRIPTION, Purpose.ORDER, Purpose.CONTACT, Purpose.RIGHTS);

    private final Search search;
    private final Dossiers dossiers;

    Known(Search search, Dossiers dossiers) {
        this.search = search;
        this.dossiers = dossiers;
    }

    /** Empty where nobody of this controller is that, or nothing tells where he can be reached. */
    Optional<Content> of(String controller, PersonId person) {
        var all = search.of(person).stream()
                .filter(dossier -> dossier.controller().equals(controller))
                .toList();
        // The address of an account is proved; what its customer typed elsewhere may be another's.
        boolean account = all.stream().anyMatch(dossier -> dossier.purpose() == Purpose.ACCOUNT);
        return PLACES.stream()
                .filter(purpose -> !account || purpose == Purpose.ACCOUNT)
                .flatMap(purpose -> all.stream().filter(dossier -> dossier.purpose() == purpose))
                .flatMap(dossier -> read(dossier).stream())
                .filter(content -> content.get(Category.EMAIL, Field.EMAIL).isPresent())
                .findFirst()
                .map(NewRequest::onFile);
    }

    /** What is restricted is opened for its person only: for him, whose request it is, it is. */
    private Optional<Content> read(Dossier dossier) {
        return Stream.of(PLATFORM, new Actor.Self(dossier.person().value()))
                .flatMap(actor -> dossiers.read(List.of(dossier.id()), new Use(dossier.purpose(), actor)).stream())
                .map(Dossier::content)
                .findFirst();
    }
}
