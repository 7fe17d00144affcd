package nl.belofte.casework;

import java.util.List;
import nl.belofte.rights.RequestActs;
import nl.belofte.rights.RightsRequest;
import nl.belofte.session.ForPurpose;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.web.Page;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/**
 * Gives the report or the package to somebody who writes or telephones: by a link to the address on file, and nowhere else. It is
 * made when its person opens it, so nobody at the desk reads it and nothing lies in a mailbox. Arts. 15 and 20 GDPR.
 */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves({"RIG-2", "RIG-5", "RIG-9"})
class CaseCopyController {

    private static final String PATH = CaseQueueController.PATH + "/{reference}/kopie";

    private final CasePages casePages;
    private final CaseActs acts;
    private final RequestActs requestActs;

    CaseCopyController(CasePages casePages, CaseActs acts, RequestActs requestActs) {
        this.casePages = casePages;
        this.acts = acts;
        this.requestActs = requestActs;
    }

    @GetMapping(PATH)
    Page ask(Visit visit, @PathVariable String reference, Submission sent) {
        var request = casePages.ready(visit, reference, Act.COPY);
        return casePages.mailed(request)
                ? casePages.copy(request, words(request))
                : acts.page(visit, request, Act.COPY, List.of(), sent, "");
    }

    @PostMapping(PATH)
    View send(Visit visit, @PathVariable String reference) {
        var request = casePages.ready(visit, reference, Act.COPY);
        return acts.once(
                visit, request, Act.COPY.path(), () -> requestActs.sendCopy(request, words(request), CaseActs.actor()));
    }

    private static String words(RightsRequest request) {
        return Texts.in(request.language()).get("ready." + request.right().id());
    }
}
