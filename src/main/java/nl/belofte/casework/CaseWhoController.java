package nl.belofte.casework;

import java.util.Optional;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.form.Draft;
import nl.belofte.form.Forms;
import nl.belofte.rights.Identities;
import nl.belofte.rights.NotNow;
import nl.belofte.rights.RightsRequest;
import nl.belofte.session.ForPurpose;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/**
 * Whose a request is, and where its answer goes, of what somebody wrote down who could not see that. Whoever joins it to who is
 * known by its address says how he knows that it is his. RIG-9.
 */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves({"RIG-9", "RIG-11"})
class CaseWhoController {

    static final String JOIN = "koppeling";
    static final String REACH = "adres";

    private static final String CASE = CaseQueueController.PATH + "/{reference}";

    private final CasePages pages;
    private final Identities identities;
    private final Dossiers dossiers;
    private final Forms forms;
    private final Statements statements;
    private final TransactionTemplate transaction;

    CaseWhoController(
            CasePages pages,
            Identities identities,
            Dossiers dossiers,
            Forms forms,
            Statements statements,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.identities = identities;
        this.dossiers = dossiers;
        this.forms = forms;
        this.statements = statements;
        this.transaction = transaction;
    }

    /** The answer goes to the address on file, which is the one that was typed. */
    @PostMapping(CASE + "/" + JOIN)
    View join(Visit visit, @PathVariable String reference, Submission submission) {
        var request = pages.find(visit, reference);
        var how = submission.text(JOIN);
        var wrong = QuestionForm.wrong(how);
        if (wrong.isPresent()) {
            return again(visit, request, JOIN, how, wrong.get(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var into = pages.known(request).filter(person -> person.toString().equals(submission.get("klant")));
        if (into.isEmpty()) {
            return again(visit, request, JOIN, how, "error.case-not-now", HttpStatus.CONFLICT);
        }
        try {
            transaction.executeWithoutResult(_ -> {
                dossiers.merge(request.person(), into.get(), CaseActs.actor());
                identities.identified(request, how, CaseActs.actor());
            });
        } catch (NotNow | NotPermitted late) {
            return again(visit, request, JOIN, how, "error.case-not-now", HttpStatus.CONFLICT);
        }
        return done(visit, request, JOIN);
    }

    /** Of who left none when he asked. */
    @PostMapping(CASE + "/" + REACH)
    View reach(Visit visit, @PathVariable String reference, Submission submission) {
        var request = pages.find(visit, reference);
        var typed = submission.get(REACH);
        var email = forms.email(typed, statements.current(request.controller()).country());
        if (email.isEmpty()) {
            return again(visit, request, REACH, typed, "error.email", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            identities.reachable(request, email.get(), CaseActs.actor());
        } catch (NotNow late) {
            return again(visit, request, REACH, typed, "error.case-not-now", HttpStatus.CONFLICT);
        }
        return done(visit, request, REACH);
    }

    private View again(Visit visit, RightsRequest request, String form, String typed, String error, HttpStatus status) {
        var now = pages.find(visit, request.reference());
        return pages.show(visit, now, Draft.wrong(form, typed, error), Optional.empty(), status);
    }

    private static View done(Visit visit, RightsRequest request, String word) {
        return visit.seeOther(CaseQueueController.PATH + "/" + request.reference() + "?gedaan=" + word);
    }
}
