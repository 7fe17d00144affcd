package nl.belofte.request;

import java.util.Arrays;
import java.util.Optional;
import nl.belofte.account.Mailboxes;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Search;
import nl.belofte.rights.Identities;
import nl.belofte.rights.RequestLinks;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
import nl.belofte.rights.Source;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the link in a letter about a request does: it shows that who uses it reads the mail of the address on file. RIG-9. */
@Component
class Opening {

    private final RequestLinks links;
    private final RightsRequests requests;
    private final Identities identities;
    private final Mailboxes mailboxes;
    private final Outlines outlines;
    private final Search search;

    Opening(
            RequestLinks links,
            RightsRequests requests,
            Identities identities,
            Mailboxes mailboxes,
            Outlines outlines,
            Search search) {
        this.links = links;
        this.requests = requests;
        this.identities = identities;
        this.mailboxes = mailboxes;
        this.outlines = outlines;
        this.search = search;
    }

    @Transactional
    Optional<RightsRequest> open(String controller, String token) {
        links.known(controller, token).ifPresent(led -> mailboxes.oneAtATime(led.request()));
        return known(controller, token)
                .filter(_ -> links.use(controller, token).isPresent())
                .flatMap(request -> {
                    requests.content(request, request.self())
                            .get(Category.EMAIL, Field.EMAIL)
                            .ifPresent(email -> mailboxes.personOf(controller, email));
                    var now = requests.find(request.dossier());
                    now.filter(this::wasOnFile).ifPresent(identities::readMailbox);
                    return requests.find(request.dossier());
                });
    }

    /** The request behind a link, used or not, while the mailbox that got it is still how its person is reached. */
    Optional<RightsRequest> known(String controller, String token) {
        return links.known(controller, token)
                .filter(led -> search.mailboxOf(led.request())
                        .filter(now -> Arrays.equals(now, led.sentTo()))
                        .isPresent())
                .flatMap(led -> requests.find(led.request())
                        .filter(request -> mailboxes.isStill(request.person(), led.sentTo())));
    }

    /** That an address was told by telephone shows nothing about who has it, unless it stood somewhere before. */
    private boolean wasOnFile(RightsRequest request) {
        return !Source.BY_STAFF.contains(request.source())
                || outlines.purposesOf(request.person()).values().stream()
                        .anyMatch(purpose -> purpose != Purpose.RIGHTS && !Search.PENDING.contains(purpose));
    }
}
