package nl.belofte.casework;

import java.util.Optional;
import java.util.stream.Collectors;
import nl.belofte.casework.CaseQueuePage.Row;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.form.WrittenOut;
import nl.belofte.rights.RequestQueue;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
import nl.belofte.rights.Status;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Moment;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The requests at the desk, by their last day. Of just those on the page the dossiers are opened, all at once. */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves("RIG-10")
class CaseQueueController {

    static final String PATH = "/balie/rechten";

    private final Pages pages;
    private final RequestQueue queue;
    private final RightsRequests requests;
    private final Dossiers dossiers;
    private final Statements statements;

    CaseQueueController(
            Pages pages, RequestQueue queue, RightsRequests requests, Dossiers dossiers, Statements statements) {
        this.pages = pages;
        this.queue = queue;
        this.requests = requests;
        this.dossiers = dossiers;
        this.statements = statements;
    }

    /** @param kenmerk a reference that is looked for: it names nobody, so it may stand in an address */
    @GetMapping(PATH)
    View show(
            Visit visit,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String na,
            @RequestParam(defaultValue = "") String kenmerk) {
        var sought = Optional.of(kenmerk.strip()).filter(typed -> !typed.isEmpty());
        return sought.flatMap(typed -> requests.find(visit.controller(), typed))
                .<View>map(found -> visit.seeOther(PATH + "/" + found.reference()))
                .orElseGet(() -> page(visit, Status.of(status).orElse(Status.OPEN), na, sought));
    }

    private Page page(Visit visit, Status status, String behind, Optional<String> notFound) {
        var part = queue.page(visit.controller(), status, behind);
        var use = new Use(Purpose.RIGHTS, SignedIn.now().actor());
        var names = dossiers
                .read(part.requests().stream().map(RightsRequest::dossier).toList(), use)
                .stream()
                .collect(Collectors.toMap(Dossier::id, dossier -> WrittenOut.who(dossier.content())));
        var today = statements.today(visit.controller());
        var rows = part.requests().stream()
                .map(request -> new Row(
                        request.reference(),
                        request.written(),
                        names.getOrDefault(request.dossier(), ""),
                        request.right(),
                        request.source(),
                        request.daysLeft(today),
                        request.overdue(today),
                        request.identity().isPresent(),
                        request.proposedBy().isPresent(),
                        Moment.of(request.closedOn().orElse(request.answerBy()), visit.language())))
                .toList();
        var next = Optional.of(part.requests())
                .filter(_ -> part.more())
                .map(shown -> shown.getLast().reference());
        return pages.page("casework/queue", new CaseQueuePage(status, part.counts(), rows, next, notFound));
    }
}
