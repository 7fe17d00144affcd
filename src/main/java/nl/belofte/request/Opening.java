package nl.belofte.request;

import java.util.Optional;
import nl.belofte.rights.Identity;
import nl.belofte.rights.NotNow;
import nl.belofte.rights.RequestLinks;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
import nl.belofte.rights.Status;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the link in a letter about a request does: it shows that who uses it reads the mail of the address on file. RIG-9. */
@Component
class Opening {

    private final RequestLinks links;
    private final RightsRequests requests;
    private final Mailboxes mailboxes;

    Opening(RequestLinks links, RightsRequests requests, Mailboxes mailboxes) {
        this.links = links;
        this.requests = requests;
        this.mailboxes = mailboxes;
    }

    @Transactional
    Optional<RightsRequest> open(String controller, String token) {
        return links.use(controller, token).flatMap(requests::find).flatMap(request -> {
            // A request that a member of staff wrote down is of somebody of whom nobody knew more than an address.
            requests.content(request, request.self())
                    .get(Category.EMAIL, Field.EMAIL)
                    .ifPresent(email -> mailboxes.personOf(controller, email));
            return requests.find(request.dossier()).map(this::identified);
        });
    }

    private RightsRequest identified(RightsRequest request) {
        boolean shows = request.identity().isEmpty();
        if (shows && request.status() != Status.CLOSED) {
            try {
                requests.identified(request, Identity.MAILBOX, "", request.self());
            } catch (NotNow gone) {
                // It was closed at this moment: there is nothing left to show who one is for.
            }
        }
        return request;
    }
}
