package nl.belofte.casework;

import java.util.List;
import java.util.stream.Collectors;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Consents.Given;
import nl.belofte.rights.RightsRequest;
import nl.belofte.session.ForPurpose;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Moment;
import nl.belofte.web.Page;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Takes a consent back for somebody who writes or telephones: what stood on it goes at once. Art. 7(3) GDPR. */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves("RIG-6")
class CaseWithdrawalController {

    private static final String PATH = CaseQueueController.PATH + "/{reference}/intrekking";

    private final CasePages casePages;
    private final CaseActs acts;
    private final Consents consents;
    private final Statements statements;

    CaseWithdrawalController(CasePages casePages, CaseActs acts, Consents consents, Statements statements) {
        this.casePages = casePages;
        this.acts = acts;
        this.consents = consents;
        this.statements = statements;
    }

    @GetMapping(PATH)
    Page ask(Visit visit, @PathVariable String reference, Submission sent) {
        return page(visit, casePages.ready(visit, reference, Act.WITHDRAW), sent, "");
    }

    @PostMapping(PATH)
    View withdraw(Visit visit, @PathVariable String reference, Submission sent) {
        var request = casePages.ready(visit, reference, Act.WITHDRAW);
        var ticked = sent.all(CaseActs.WHAT);
        var chosen = living(request).stream()
                .filter(given -> ticked.contains(given.proof().value().toString()))
                .toList();
        if (chosen.isEmpty()) {
            return page(visit, request, sent, "error.choose-consent");
        }
        return acts.done(visit, request, Act.WITHDRAW, () -> {
            chosen.forEach(given -> consents.withdraw(given.proof(), CaseActs.actor()));
            var titles = chosen.stream()
                    .map(given -> Wording.in(request.language())
                            .title(
                                    statements.current(request.controller()),
                                    given.shown().purpose()))
                    .distinct()
                    .collect(Collectors.joining(", "));
            return Texts.in(request.language()).get("withdrawal.done", titles);
        });
    }

    private Page page(Visit visit, RightsRequest request, Submission sent, String error) {
        var statement = statements.current(request.controller());
        var rows = living(request).stream()
                .map(given -> new ActPage.Row(
                        given.proof().value().toString(),
                        Wording.in(visit.language())
                                .title(statement, given.shown().purpose()),
                        Texts.in(visit.language())
                                .get(
                                        "act.intrekking.given",
                                        Moment.of(given.at(), statement.zone(), visit.language())
                                                .written()),
                        false))
                .toList();
        return acts.page(visit, request, Act.WITHDRAW, rows, sent, error);
    }

    private List<Given> living(RightsRequest request) {
        return consents.livingOf(request.person());
    }
}
