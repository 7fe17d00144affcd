package nl.belofte.quote;

import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.paper.Papers;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.ticket.Ticket;
import nl.belofte.web.Download;
import org.springframework.stereotype.Component;

/** Quotes as PDF, read as the page reads them. */
@Component
class QuotePapers {

    private final Quotes quotes;
    private final Statements statements;
    private final Papers papers;

    QuotePapers(Quotes quotes, Statements statements, Papers papers) {
        this.quotes = quotes;
        this.statements = statements;
        this.papers = papers;
    }

    /** @throws nl.belofte.dossier.NotPermitted when its dossier is only kept */
    Download of(Ticket ticket, Quote quote, Actor actor, Language language) {
        var offer = Offer.of(quotes.written(ticket, quote, actor));
        var statement = statements.current(quote.controller());
        var sent = quote.sentAt().atZone(statement.zone()).toLocalDate();
        var page = new QuotePaper(
                QuotePage.of(offer, quotes.state(quote), ticket.written(), "", "", language),
                statement.contact(),
                Wording.phone(statement.contact().phone()),
                Wording.in(language).date(sent),
                language.tag());
        return new Download("offerte-" + ticket.reference() + ".pdf", papers.make("quote/paper", page, language));
    }
}
