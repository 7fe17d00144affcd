package nl.belofte.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Optional;
import nl.belofte.form.Forms;
import nl.belofte.rights.Asking;
import nl.belofte.rights.Outcome;
import nl.belofte.rights.RequestLinks;
import nl.belofte.rights.Right;
import nl.belofte.rights.RightsRequests;
import nl.belofte.rights.Status;
import nl.belofte.session.Attempts;
import nl.belofte.session.Sessions;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.ConfirmPage;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A request without an account. Whoever types an address learns nothing of it; whoever reads its mail does. */
@Controller
@Serves({"RIG-9", "RIG-11"})
class RequestController {

    private static final int FROM_ONE_PLACE_AN_HOUR = 10;
    private static final int LINKS_AN_HOUR = 3;

    private final Pages pages;
    private final Forms forms;
    private final Statements statements;
    private final PendingRequests pending;
    private final RightsRequests requests;
    private final Asking asking;
    private final RequestLinks links;
    private final Opening opening;
    private final Sessions sessions;
    private final Attempts attempts;

    RequestController(
            Pages pages,
            Forms forms,
            Statements statements,
            PendingRequests pending,
            RightsRequests requests,
            Asking asking,
            RequestLinks links,
            Opening opening,
            Sessions sessions,
            Attempts attempts) {
        this.pages = pages;
        this.forms = forms;
        this.statements = statements;
        this.pending = pending;
        this.requests = requests;
        this.asking = asking;
        this.links = links;
        this.opening = opening;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    @GetMapping("/privacy/verzoek")
    Page ask(Visit visit, @RequestParam(defaultValue = "") String recht) {
        var typed = new RequestPage.Typed(Right.of(recht).map(Right::id).orElse(""), "", "");
        return form(visit, typed, new LinkedHashMap<>(), HttpStatus.OK);
    }

    @PostMapping("/privacy/verzoek")
    Page send(Visit visit, Submission submission, HttpServletRequest request) {
        var typed = new RequestPage.Typed(submission.get("recht"), submission.get("email"), submission.text("tekst"));
        var right = Right.of(typed.right());
        var email = forms.email(
                typed.email(), statements.current(visit.controller()).country());
        var wrong = new LinkedHashMap<String, String>();
        if (right.isEmpty()) {
            wrong.put("recht", "error.choose-right");
        }
        if (email.isEmpty()) {
            wrong.put("email", typed.email().isEmpty() ? "error.missing.email" : "error.email");
        }
        if (typed.text().length() > RequestPage.LONGEST) {
            wrong.put("tekst", "error.message-too-long");
        }
        if (!wrong.isEmpty()) {
            return form(visit, typed, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!attempts.allowed("request", visit.controller() + Attempts.whence(request), FROM_ONE_PLACE_AN_HOUR)) {
            wrong.put("email", "error.requests-too-often");
            return form(visit, typed, wrong, HttpStatus.TOO_MANY_REQUESTS);
        }
        pending.await(visit, right.get(), email.get(), typed.text());
        return pages.page("web/notice", NoticePage.of("request-to-confirm", "info"));
    }

    private Page form(Visit visit, RequestPage.Typed typed, LinkedHashMap<String, String> wrong, HttpStatus status) {
        return pages.page(
                "request/form", new RequestPage(statements.current(visit.controller()), typed, wrong), status);
    }

    @GetMapping("/privacy/verzoek/bevestiging")
    Page askToConfirm(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return pending.waiting(visit, bewijs)
                .map(right -> pages.page(
                        "web/confirm",
                        new ConfirmPage(
                                "confirm-request", "/privacy/verzoek/bevestiging", bewijs, "right." + right.id())))
                .orElseGet(this::tooLate);
    }

    @PostMapping("/privacy/verzoek/bevestiging")
    View confirm(Visit visit, Submission submission, HttpServletRequest request, HttpServletResponse response) {
        var confirmed = pending.confirm(visit, submission.get("bewijs"));
        if (confirmed.isEmpty()) {
            return tooLate();
        }
        sessions.begin(confirmed.get(), Optional.empty(), request, response);
        var now = requests.find(confirmed.get()).orElseThrow();
        if (now.outcome().filter(Outcome.GRANTED::equals).isPresent()) {
            return visit.seeOther(now.right() == Right.ACCESS ? "/mijn/privacy/inzage" : "/mijn/privacy/meenemen");
        }
        return visit.seeOther("/mijn/privacy/verzoeken/" + now.reference()
                + (now.status() == Status.CLOSED ? "" : "?gedaan=bevestigd"));
    }

    @GetMapping("/privacy/verzoek/openen")
    Page askToOpen(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return links.opens(visit.controller(), bewijs)
                        && opening.known(visit.controller(), bewijs).isPresent()
                ? pages.page("web/confirm", new ConfirmPage("open-request", "/privacy/verzoek/openen", bewijs))
                : used(visit, bewijs);
    }

    @PostMapping("/privacy/verzoek/openen")
    View open(Visit visit, Submission submission, HttpServletRequest request, HttpServletResponse response) {
        var token = submission.get("bewijs");
        var opened = opening.open(visit.controller(), token);
        if (opened.isEmpty()) {
            return used(visit, token);
        }
        sessions.begin(opened.get().dossier(), Optional.empty(), request, response);
        return visit.seeOther("/mijn/privacy/verzoeken/" + opened.get().reference());
    }

    /** A link that was used opens nothing; its mailbox can get another. */
    private Page used(Visit visit, String token) {
        return opening.known(visit.controller(), token).isPresent()
                ? pages.page(
                        "web/confirm",
                        new ConfirmPage("request-link-used", "/privacy/verzoek/nieuwe-link", token),
                        HttpStatus.GONE)
                : tooLate();
    }

    @PostMapping("/privacy/verzoek/nieuwe-link")
    Page sendAnother(Visit visit, Submission submission) {
        var known = opening.known(visit.controller(), submission.get("bewijs"));
        if (known.isEmpty()) {
            return tooLate();
        }
        if (!attempts.allowed("request link", known.get().reference(), LINKS_AN_HOUR)) {
            return pages.page(
                    "web/notice", NoticePage.of("request-links-too-often", "warning"), HttpStatus.TOO_MANY_REQUESTS);
        }
        asking.sendLink(known.get());
        return pages.page("web/notice", NoticePage.of("request-link-sent", "info"));
    }

    private Page tooLate() {
        return pages.page(
                "web/notice",
                NoticePage.of("request-too-late", "warning").leadingTo("/privacy/verzoek", "request"),
                HttpStatus.GONE);
    }
}
