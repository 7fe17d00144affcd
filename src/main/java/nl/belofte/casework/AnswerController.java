package nl.belofte.casework;

import java.util.Optional;
import java.util.UUID;
import nl.belofte.evidence.Actor;
import nl.belofte.form.Draft;
import nl.belofte.rights.Answers;
import nl.belofte.rights.NotNow;
import nl.belofte.rights.OtherProposal;
import nl.belofte.rights.Outcome;
import nl.belofte.rights.OwnProposal;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.Unread;
import nl.belofte.rights.Untrue;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Decides a case: the letter is read as its person will read it, and only then sent. Refusing it as unfounded takes two. */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves({"COM-1", "COM-2"})
class AnswerController {

    private static final String CASE = CaseQueueController.PATH + "/{reference}";
    private static final String ANSWER = "antwoord";

    private final Pages pages;
    private final CasePages casePages;
    private final Answers answers;

    AnswerController(Pages pages, CasePages casePages, Answers answers) {
        this.pages = pages;
        this.casePages = casePages;
        this.answers = answers;
    }

    @PostMapping(CASE + "/antwoord")
    View answer(Visit visit, @PathVariable String reference, Submission submission) {
        var request = casePages.find(visit, reference);
        var text = submission.text(ANSWER);
        var decision = Decision.in(submission);
        var outcome = decision.outcome();
        var wrong = QuestionForm.wrong(text)
                .map(error -> error.equals("error.no-question") ? "error.no-answer" : error)
                .or(() -> outcome.isEmpty() ? Optional.of("error.choose-outcome") : Optional.empty());
        if (wrong.isPresent()) {
            return again(visit, request, text, decision, wrong.get(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (submission.has("schrijven")) {
            var draft = new Draft(ANSWER, text, Optional.empty());
            return casePages.show(visit, request, draft, decision, Optional.empty(), HttpStatus.OK);
        }
        try {
            answers.refuseUnread(request, read(submission), actor());
            answers.refuseUntrue(request, outcome.get(), actor());
            return submission.has("versturen")
                    ? send(visit, request, outcome.get(), text, read(submission))
                    : casePages.answer(request, ANSWER, decision, text, read(submission));
        } catch (Unread more) {
            return again(visit, request, text, decision, "error.case-said-more", HttpStatus.CONFLICT);
        } catch (Untrue untrue) {
            var error = "error." + untrue.why().id();
            return again(visit, request, text, decision, error, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (NotNow late) {
            var now = casePages.find(visit, reference);
            var error = now.proposedBy().isPresent() ? "error.case-proposed" : "error.case-not-now";
            return again(visit, now, text, decision, error, HttpStatus.CONFLICT);
        }
    }

    /** How far the case was read that is answered: what its person adds meanwhile is answered by nobody. */
    private static String read(Submission submission) {
        return submission.get(CasePages.READ);
    }

    private View send(Visit visit, RightsRequest request, Outcome outcome, String text, String read) {
        if (outcome.needsTwo()) {
            answers.propose(request, text, read, actor());
            return done(visit, request, "voorstel");
        }
        answers.answer(request, outcome, text, read, actor());
        return done(visit, request, ANSWER);
    }

    private Page again(
            Visit visit, RightsRequest request, String text, Decision decision, String error, HttpStatus status) {
        return casePages.show(visit, request, Draft.wrong(ANSWER, text, error), decision, Optional.empty(), status);
    }

    @PostMapping(CASE + "/voorstel/akkoord")
    View agree(Visit visit, @PathVariable String reference, @RequestParam UUID brief, Submission submission) {
        var request = casePages.find(visit, reference);
        try {
            answers.agree(request, brief, read(submission), actor());
        } catch (Unread more) {
            return notice("case-said-more", request, HttpStatus.CONFLICT);
        } catch (OwnProposal own) {
            return notice("case-own", request, HttpStatus.FORBIDDEN);
        } catch (OtherProposal changed) {
            return notice("case-other-proposal", request, HttpStatus.CONFLICT);
        } catch (NotNow late) {
            return notice("case-not-now", request, HttpStatus.CONFLICT);
        }
        return done(visit, request, ANSWER);
    }

    @PostMapping(CASE + "/voorstel/weigering")
    View reject(Visit visit, @PathVariable String reference) {
        var request = casePages.find(visit, reference);
        try {
            answers.reject(request, actor());
        } catch (NotNow late) {
            return notice("case-not-now", request, HttpStatus.CONFLICT);
        }
        return done(visit, request, "weigering");
    }

    private Page notice(String key, RightsRequest request, HttpStatus status) {
        return pages.page("web/notice", CaseActs.notice(key, request), status);
    }

    private static View done(Visit visit, RightsRequest request, String word) {
        return visit.seeOther(CaseQueueController.PATH + "/" + request.reference() + "?gedaan=" + word);
    }

    private static Actor.Staff actor() {
        return (Actor.Staff) SignedIn.now().actor();
    }
}
