package nl.belofte.quote;

import java.util.Optional;
import java.util.function.BiConsumer;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Tokens;
import nl.belofte.statement.Serves;
import nl.belofte.ticket.NotNow;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
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

/** A quote, for who asked it, by the link in its letter. Opening the link says neither yes nor no. */
@Controller
@Serves("CON-6")
class QuoteController {

    private final Pages pages;
    private final Tickets tickets;
    private final Quotes quotes;
    private final Tokens tokens;
    private final QuotePapers papers;

    QuoteController(Pages pages, Tickets tickets, Quotes quotes, Tokens tokens, QuotePapers papers) {
        this.pages = pages;
        this.tickets = tickets;
        this.quotes = quotes;
        this.tokens = tokens;
        this.papers = papers;
    }

    @GetMapping("/offerte")
    Page show(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return find(visit, bewijs)
                .map(found -> page(visit, found, bewijs, HttpStatus.OK))
                .orElseGet(this::gone);
    }

    @GetMapping("/offerte/pdf")
    View paper(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        var found = find(visit, bewijs);
        if (found.isEmpty()) {
            return gone();
        }
        try {
            var ticket = found.get().ticket();
            return papers.of(ticket, found.get().quote(), ticket.self(), visit.language());
        } catch (NotPermitted kept) {
            return gone();
        }
    }

    @PostMapping("/offerte/akkoord")
    View accept(Visit visit, Submission submission) {
        return answer(visit, submission.get("bewijs"), quotes::accept);
    }

    @PostMapping("/offerte/weigering")
    View refuse(Visit visit, Submission submission) {
        return answer(visit, submission.get("bewijs"), quotes::refuse);
    }

    private record Found(Ticket ticket, Quote quote) {}

    private Optional<Found> find(Visit visit, String token) {
        return tokens.read(Letter.QUOTE_SENT, token)
                .flatMap(quotes::find)
                .filter(quote -> quote.controller().equals(visit.controller()))
                .flatMap(quote -> tickets.find(quote.dossier()).map(ticket -> new Found(ticket, quote)));
    }

    private View answer(Visit visit, String token, BiConsumer<Ticket, Quote> answer) {
        var found = find(visit, token);
        if (found.isEmpty()) {
            return gone();
        }
        try {
            answer.accept(found.get().ticket(), found.get().quote());
        } catch (NotOpen | NotNow answered) {
            // The page says what it is now.
            return find(visit, token)
                    .map(now -> page(visit, now, token, HttpStatus.CONFLICT))
                    .orElseGet(this::gone);
        } catch (NotPermitted kept) {
            return gone();
        }
        return visit.seeOther("/offerte?bewijs=" + token);
    }

    private Page page(Visit visit, Found found, String token, HttpStatus status) {
        var ticket = found.ticket();
        try {
            var offer = Offer.of(quotes.written(ticket, found.quote(), ticket.self()));
            var question = visit.to("/vraag?bewijs="
                    + tokens.make(Letter.QUESTION_ANSWERED, ticket.dossier().value()));
            return pages.page(
                    "quote/quote",
                    QuotePage.of(
                            offer, quotes.state(found.quote()), ticket.written(), token, question, visit.language()),
                    status);
        } catch (NotPermitted kept) {
            return gone();
        }
    }

    private Page gone() {
        return pages.page(
                "web/notice", NoticePage.of("quote-gone", "warning").leadingTo("/contact", "contact"), HttpStatus.GONE);
    }
}
