package nl.belofte.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.belofte.form.Draft;
import nl.belofte.rights.Asking;
import nl.belofte.rights.Right;
import nl.belofte.rights.RightsRequests;
import nl.belofte.session.Fresh;
import nl.belofte.session.SignedIn;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** What a human has to answer: it goes to the desk, and its person is told until when. */
@Controller
@Serves({"RIG-1", "RIG-3", "RIG-8", "COM-1"})
class AskController {

    private static final Set<Right> ANSWERED_BY_HUMANS =
            EnumSet.of(Right.EXPLANATION, Right.RECTIFICATION, Right.ERASURE, Right.OBJECTION, Right.COMPLAINT);

    private final Pages pages;
    private final RightsRequests requests;
    private final Asking asking;
    private final OnFile onFile;
    private final Statements statements;

    AskController(Pages pages, RightsRequests requests, Asking asking, OnFile onFile, Statements statements) {
        this.pages = pages;
        this.requests = requests;
        this.asking = asking;
        this.onFile = onFile;
        this.statements = statements;
    }

    @Fresh
    @GetMapping("/mijn/privacy/vragen/{id}")
    Page ask(Visit visit, @PathVariable String id) {
        return form(visit, right(id), Draft.NONE, HttpStatus.OK);
    }

    @PostMapping("/mijn/privacy/vragen/{id}")
    View send(Visit visit, @PathVariable String id, Submission submission, HttpServletRequest request) {
        var right = right(id);
        var who = SignedIn.now();
        var text = submission.text("tekst");
        var wrong = QuestionForm.wrong(text);
        if (wrong.isEmpty() && !onFile.mayAsk(who)) {
            wrong = Optional.of("error.requests-too-often");
        }
        if (wrong.isPresent()) {
            return form(visit, right, Draft.wrong("tekst", text, wrong.get()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var dossier = asking.open(onFile.asks(visit, who, right, text, request));
        return visit.seeOther("/mijn/privacy/verzoeken/"
                + requests.find(dossier).orElseThrow().reference() + "?gedaan=gevraagd");
    }

    private static Right right(String id) {
        return Right.of(id).filter(ANSWERED_BY_HUMANS::contains).orElseThrow(Missing::new);
    }

    private Page form(Visit visit, Right right, Draft draft, HttpStatus status) {
        var contact = statements.current(visit.controller()).contact();
        return pages.page("request/ask", new AskPage(right, contact, draft), status);
    }
}
