package nl.belofte.request;

import java.util.Optional;
import nl.belofte.rights.RequestLinks;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
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
            requests.readMailbox(request);
            return requests.find(request.dossier());
        });
    }
}
