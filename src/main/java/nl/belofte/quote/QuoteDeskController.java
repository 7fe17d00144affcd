package nl.belofte.quote;

import java.util.Optional;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.evidence.Actor;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.NotNow;
import nl.belofte.ticket.Status;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import nl.belofte.ticket.Unseen;
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

/** A quote made at the desk, from a question that is open. */
@Controller
@ForPurpose(Purpose.CONTACT)
@Serves("CON-6")
class QuoteDeskController {

    private final Pages pages;
    private final Tickets tickets;
    private final Quotes quotes;
    private final Statements statements;
    private final QuotePapers papers;

    QuoteDeskController(Pages pages, Tickets tickets, Quotes quotes, Statements statements, QuotePapers papers) {
        this.pages = pages;
        this.tickets = tickets;
        this.quotes = quotes;
        this.statements = statements;
        this.papers = papers;
    }

    @GetMapping("/balie/vragen/{reference}/offerte")
    View ask(Visit visit, @PathVariable String reference) {
        var ticket = find(visit, reference);
        return ticket.status() == Status.SATISFIED
                ? closed(ticket)
                : page(visit, ticket, QuoteForm.empty(statements.today(visit.controller())), HttpStatus.OK);
    }

    @GetMapping("/balie/vragen/{reference}/offerte/pdf")
    View paper(Visit visit, @PathVariable String reference, @RequestParam(defaultValue = "") String nummer) {
        var ticket = find(visit, reference);
        var quote = quotes.standing(ticket).stream()
                .filter(each -> nummer.isEmpty() || each.id().toString().equals(nummer))
                .findFirst()
                .orElseThrow(Missing::new);
        try {
            return papers.of(ticket, quote, actor(), visit.language());
        } catch (NotPermitted | NotNow kept) {
            return closed(ticket);
        }
    }

    @PostMapping("/balie/vragen/{reference}/offerte")
    View send(Visit visit, @PathVariable String reference, Submission submission) {
        var ticket = find(visit, reference);
        var form = QuoteForm.of(submission, statements.today(visit.controller()));
        if (form.offer().isEmpty()) {
            return page(visit, ticket, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            quotes.send(ticket, form.offer().get(), submission.number("gezien"), actor());
        } catch (Unseen since) {
            return page(visit, ticket, form.unseen(), HttpStatus.CONFLICT);
        } catch (NotNow | NotPermitted closed) {
            return closed(ticket);
        }
        return visit.seeOther("/balie/vragen/" + ticket.reference() + "?gedaan=offerte");
    }

    private Ticket find(Visit visit, String reference) {
        return Optional.of(visit.controller())
                .filter(quotes::promised)
                .flatMap(controller -> tickets.find(controller, reference))
                .orElseThrow(Missing::new);
    }

    private static Actor actor() {
        return SignedIn.now().actor();
    }

    private Page page(Visit visit, Ticket ticket, QuoteForm form, HttpStatus status) {
        try {
            var sent = quotes.standing(ticket).stream()
                    .map(quote -> new QuoteFormPage.Sent(
                            quote.id(),
                            QuotePage.of(
                                    Offer.of(quotes.written(ticket, quote, actor())),
                                    quotes.state(quote),
                                    ticket.written(),
                                    "",
                                    "",
                                    visit.language())))
                    .toList();
            return pages.page(
                    "quote/form",
                    new QuoteFormPage(ticket.reference(), ticket.written(), form, sent, tickets.said(ticket, actor())),
                    status);
        } catch (NotPermitted | NotNow kept) {
            return closed(ticket);
        }
    }

    private Page closed(Ticket ticket) {
        return pages.page(
                "web/notice",
                NoticePage.of("quote-closed", "warning")
                        .atDesk()
                        .leadingTo("/balie/vragen/" + ticket.reference(), "question"),
                HttpStatus.CONFLICT);
    }
}
