package nl.belofte.contact;

import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.form.Draft;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.ticket.AgreedText;
import nl.belofte.ticket.Gist;
import nl.belofte.ticket.Line;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import nl.belofte.training.Examples;
import nl.belofte.web.Moment;
import nl.belofte.web.NotYourRole;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/** Shows people their own questions. */
@Component
class MyTicketPages {

    private final Tickets tickets;
    private final Dossiers dossiers;
    private final Consents consents;
    private final Examples examples;
    private final Statements statements;

    MyTicketPages(Tickets tickets, Dossiers dossiers, Consents consents, Examples examples, Statements statements) {
        this.examples = examples;
        this.tickets = tickets;
        this.dossiers = dossiers;
        this.consents = consents;
        this.statements = statements;
    }

    /** @param token that a link carried; empty for who is signed in */
    MyTicketPage one(Visit visit, Ticket ticket, String token, Draft draft, Optional<String> done) {
        var reader = token.isEmpty() ? SignedIn.now().actor() : ticket.self();
        var dossier = dossiers.read(ticket.dossier(), new Use(Purpose.CONTACT, reader));
        var zone = zone(visit);
        var wording = Wording.in(visit.language());
        var you = Texts.in(visit.language()).get("said.you");
        return new MyTicketPage(
                ticket.written(),
                ticket.status(),
                token.isEmpty() ? "/mijn/vragen/" + ticket.reference() : "/vraag",
                token,
                Line.of(dossier.content(), you, zone, visit.language()),
                ticket.closesOn().map(wording::date),
                dossiers.toldDueOn(dossier).map(wording::date),
                AgreedText.of(ticket, consents, zone, visit.language()),
                examples.asked(visit.controller(), visit.language()).map(Shown::text),
                examples.allowed(ticket),
                draft,
                done);
    }

    MyTicketsPage all(Visit visit, SignedIn who) {
        var all = tickets.of(who.person());
        var use = new Use(Purpose.CONTACT, who.actor());
        var gists = dossiers.read(all.stream().map(Ticket::dossier).toList(), use).stream()
                .collect(Collectors.toMap(Dossier::id, dossier -> Gist.of(dossier.content())));
        var rows = all.stream()
                .flatMap(ticket -> Optional.ofNullable(gists.get(ticket.dossier())).stream()
                        .map(gist -> new MyTicketsPage.Row(
                                ticket.reference(),
                                ticket.written(),
                                gist.about(),
                                ticket.status(),
                                Moment.of(ticket.since(), zone(visit), visit.language()))))
                .toList();
        return new MyTicketsPage(rows);
    }

    /** Of those who look along. */
    void refuseWhoDoesNotRead(SignedIn who) {
        if (who.along().isPresent() && !who.opens(statements).contains(Purpose.CONTACT)) {
            throw new NotYourRole();
        }
    }

    private ZoneId zone(Visit visit) {
        return statements.current(visit.controller()).zone();
    }
}
