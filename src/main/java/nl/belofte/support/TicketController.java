package nl.belofte.support;

import java.util.Optional;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.evidence.Actor;
import nl.belofte.form.Draft;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.ticket.NotNow;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.ticket.Reason;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import nl.belofte.ticket.Unseen;
import nl.belofte.training.Examples;
import nl.belofte.web.Missing;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One ticket at the desk: read, answered, noted upon, and closed when its person is satisfied. */
@Controller
@ForPurpose(Purpose.CONTACT)
@Serves({"CON-1", "CON-4"})
class TicketController {

    private static final String ANSWER = "antwoord";
    private static final String NOTE = "notitie";
    private static final String SATISFIED = "tevreden";
    private static final String SURE = "zeker";

    private final Pages pages;
    private final TicketPages ticketPages;
    private final Tickets tickets;
    private final Examples examples;

    TicketController(Pages pages, TicketPages ticketPages, Tickets tickets, Examples examples) {
        this.pages = pages;
        this.ticketPages = ticketPages;
        this.tickets = tickets;
        this.examples = examples;
    }

    @GetMapping("/balie/vragen/{reference}")
    Page show(Visit visit, @PathVariable String reference, @RequestParam(defaultValue = "") String gedaan) {
        var done =
                Optional.of(gedaan).filter(word -> word.matches("antwoord|notitie|tevreden|nieuw|voorbeeld|offerte"));
        return page(visit, find(visit, reference), Draft.NONE, done, HttpStatus.OK);
    }

    @PostMapping("/balie/vragen/{reference}/antwoord")
    View answer(Visit visit, @PathVariable String reference, Submission submission) {
        var ticket = find(visit, reference);
        var text = submission.text(ANSWER);
        var wrong = QuestionForm.wrong(text);
        if (wrong.isPresent()) {
            return wrong(visit, ticket, Draft.wrong(ANSWER, text, wrong.get()));
        }
        try {
            tickets.answer(ticket, text, submission.number("gezien"), actor());
            return done(visit, ticket, ANSWER);
        } catch (Unseen since) {
            return page(
                    visit, ticket, Draft.wrong(ANSWER, text, "error.unseen"), Optional.empty(), HttpStatus.CONFLICT);
        } catch (NotNow closed) {
            return wrong(visit, ticket, Draft.wrong(ANSWER, text, "error.not-now"));
        }
    }

    @PostMapping("/balie/vragen/{reference}/notitie")
    View note(Visit visit, @PathVariable String reference, Submission submission) {
        var ticket = find(visit, reference);
        var text = submission.text(NOTE);
        var wrong = QuestionForm.wrong(text);
        if (wrong.isPresent()) {
            return wrong(visit, ticket, Draft.wrong(NOTE, text, wrong.get()));
        }
        try {
            tickets.note(ticket, text, actor());
            return done(visit, ticket, NOTE);
        } catch (NotNow closed) {
            return wrong(visit, ticket, Draft.wrong(NOTE, text, "error.not-now"));
        }
    }

    @PostMapping("/balie/vragen/{reference}/tevreden")
    View satisfied(Visit visit, @PathVariable String reference, Submission submission) {
        var ticket = find(visit, reference);
        var reason = Reason.ofStaff(submission.get("reden"));
        if (reason.isEmpty()) {
            return wrong(visit, ticket, Draft.wrong(SATISFIED, "", "error.choose"));
        }
        try {
            tickets.satisfied(ticket, reason.get(), actor());
        } catch (NotNow already) {
            // It is what was asked for.
        }
        return done(visit, ticket, SATISFIED);
    }

    /** Colleagues learn from it from now on, or no longer. */
    @PostMapping("/balie/vragen/{reference}/voorbeeld")
    View example(Visit visit, @PathVariable String reference, Submission submission) {
        var ticket = find(visit, reference);
        if (submission.get("wordt").equals("ja")) {
            examples.mark(ticket, actor());
        } else {
            examples.unmark(ticket, actor());
        }
        return done(visit, ticket, "voorbeeld");
    }

    /** Said to somebody at the desk, it counts as well as with the button on the site. */
    @PostMapping("/balie/vragen/{reference}/intrekking")
    View withdrawn(Visit visit, @PathVariable String reference, Submission submission) {
        var ticket = find(visit, reference);
        if (!submission.has(SURE)) {
            return wrong(visit, ticket, Draft.wrong(SURE, "", "error.sure"));
        }
        try {
            tickets.withdraw(ticket, actor());
        } catch (NotNow | NotPermitted gone) {
            throw new Missing();
        }
        var done = tickets.find(ticket.dossier()).isPresent()
                ? NoticePage.of("question-unused", "info")
                : NoticePage.of("question-erased", "done");
        return pages.page("web/notice", done.atDesk().leadingTo("/balie/vragen", "queue"));
    }

    private Ticket find(Visit visit, String reference) {
        return tickets.find(visit.controller(), reference).orElseThrow(Missing::new);
    }

    private static Actor actor() {
        return SignedIn.now().actor();
    }

    private View done(Visit visit, Ticket ticket, String word) {
        return visit.seeOther("/balie/vragen/" + ticket.reference() + "?gedaan=" + word);
    }

    private Page wrong(Visit visit, Ticket ticket, Draft draft) {
        return page(visit, ticket, draft, Optional.empty(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Page page(Visit visit, Ticket ticket, Draft draft, Optional<String> done, HttpStatus status) {
        try {
            return pages.page(
                    "support/ticket", ticketPages.page(ticket, actor(), visit.language(), draft, done), status);
        } catch (NotPermitted only) {
            return pages.page(
                    "web/notice",
                    NoticePage.of("question-kept", "info").atDesk().leadingTo("/balie/vragen", "queue"),
                    HttpStatus.FORBIDDEN);
        }
    }
}
