package nl.belofte.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.form.Draft;
import nl.belofte.form.Forms;
import nl.belofte.form.Question;
import nl.belofte.rights.Identities;
import nl.belofte.rights.NotNow;
import nl.belofte.rights.PaperLetter;
import nl.belofte.rights.PaperLetters;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
import nl.belofte.rights.Status;
import nl.belofte.session.ForPurpose;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.web.Missing;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
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

    private final Pages pages;
    private final CasePages casePages;
    private final WhoForm whoForm;
    private final RightsRequests requests;
    private final Identities identities;
    private final Dossiers dossiers;
    private final Forms forms;
    private final Statements statements;
    private final PaperLetters papers;
    private final TransactionTemplate transaction;

    CaseWhoController(
            Pages pages,
            CasePages casePages,
            WhoForm whoForm,
            RightsRequests requests,
            Identities identities,
            Dossiers dossiers,
            Forms forms,
            Statements statements,
            PaperLetters papers,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.casePages = casePages;
        this.whoForm = whoForm;
        this.requests = requests;
        this.identities = identities;
        this.dossiers = dossiers;
        this.forms = forms;
        this.statements = statements;
        this.papers = papers;
        this.transaction = transaction;
    }

    /** The answer goes to the address on file, which is the one that was typed. */
    @PostMapping(CASE + "/" + JOIN)
    View join(Visit visit, @PathVariable String reference, Submission submission) {
        var request = casePages.find(visit, reference);
        var how = submission.text(JOIN);
        var wrong = QuestionForm.wrong(how);
        if (wrong.isPresent()) {
            return again(visit, request, JOIN, how, wrong.get(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var into = casePages.known(request).filter(person -> person.toString().equals(submission.get("klant")));
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

    @GetMapping(CASE + "/" + REACH)
    Page ask(Visit visit, @PathVariable String reference) {
        return form(visit, open(visit, reference), List.of(), new LinkedHashMap<>(), HttpStatus.OK);
    }

    /** Of who left none when he asked. A number alone reaches nobody with an answer, but helps to ask for an address. */
    @PostMapping(CASE + "/" + REACH)
    View reach(Visit visit, @PathVariable String reference, Submission submission) {
        var request = open(visit, reference);
        var asked = whoForm.questions(request.controller(), submission::get);
        var country = statements.current(request.controller()).country();
        var answers = forms.read(asked, submission::get, country);
        var wrong = new LinkedHashMap<String, String>();
        if (asked.isEmpty()) {
            wrong.put("email.email", "error.reach");
        }
        if (!answers.good() || !wrong.isEmpty()) {
            return form(visit, request, answers.questions(), wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            boolean waited = answerWaits(request);
            boolean sent = identities.reachable(request, answers.content(), CaseActs.actor());
            return done(visit, request, !sent ? "nummer" : waited && !answerWaits(request) ? "adres-antwoord" : REACH);
        } catch (NotNow late) {
            return pages.page("web/notice", CaseActs.notice("case-not-now", request), HttpStatus.CONFLICT);
        }
    }

    private boolean answerWaits(RightsRequest request) {
        return papers.of(request.dossier()).stream().anyMatch(PaperLetter::isWaitingAnswer);
    }

    private RightsRequest open(Visit visit, String reference) {
        return Optional.of(casePages.find(visit, reference))
                .filter(request -> request.status() != Status.CLOSED)
                .orElseThrow(Missing::new);
    }

    /** Without what is known already, which stays as it is. */
    private Page form(
            Visit visit,
            RightsRequest request,
            List<Question> read,
            SequencedMap<String, String> wrong,
            HttpStatus status) {
        var known = requests.content(request, CaseActs.actor());
        var form = whoForm.page(request.controller(), known, read, wrong);
        return pages.page("casework/reach", new ReachPage(request.reference(), request.written(), form), status);
    }

    private View again(Visit visit, RightsRequest request, String form, String typed, String error, HttpStatus status) {
        var now = casePages.find(visit, request.reference());
        return casePages.show(visit, now, Draft.wrong(form, typed, error), Optional.empty(), status);
    }

    private static View done(Visit visit, RightsRequest request, String word) {
        return visit.seeOther(CaseQueueController.PATH + "/" + request.reference() + "?gedaan=" + word);
    }
}
