package nl.belofte.support;

import java.util.Optional;
import java.util.stream.Collectors;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Wording;
import nl.belofte.support.QueuePage.Row;
import nl.belofte.ticket.Gist;
import nl.belofte.ticket.Queue;
import nl.belofte.ticket.Status;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The tickets at the desk. Of just those on the page the dossiers are opened, all at once and with one commit of evidence. */
@Controller
@ForPurpose(Purpose.CONTACT)
class QueueController {

    private final Pages pages;
    private final Queue queue;
    private final Tickets tickets;
    private final Dossiers dossiers;
    private final Waits waits;

    QueueController(Pages pages, Queue queue, Tickets tickets, Dossiers dossiers, Waits waits) {
        this.pages = pages;
        this.queue = queue;
        this.tickets = tickets;
        this.dossiers = dossiers;
        this.waits = waits;
    }

    /** @param kenmerk a reference that is looked for: it names nobody, so it may stand in an address */
    @GetMapping("/balie/vragen")
    View show(
            Visit visit,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String na,
            @RequestParam(defaultValue = "") String kenmerk) {
        var sought = Optional.of(kenmerk.strip()).filter(typed -> !typed.isEmpty());
        return sought.flatMap(typed -> tickets.find(visit.controller(), typed))
                .<View>map(found -> visit.seeOther("/balie/vragen/" + found.reference()))
                .orElseGet(() -> page(visit, Status.of(status).orElse(Status.WAITING), na, sought));
    }

    private Page page(Visit visit, Status status, String behind, Optional<String> notFound) {
        var part = queue.page(visit.controller(), status, behind);
        var use = new Use(Purpose.CONTACT, SignedIn.now().actor());
        var gists = dossiers.read(part.tickets().stream().map(Ticket::dossier).toList(), use).stream()
                .collect(Collectors.toMap(Dossier::id, dossier -> Gist.of(dossier.content())));
        var rows = part.tickets().stream()
                .map(ticket -> row(visit, ticket, Optional.ofNullable(gists.get(ticket.dossier()))))
                .toList();
        var next = Optional.of(part.tickets())
                .filter(_ -> part.more())
                .map(shown -> shown.getLast().reference());
        return pages.page("support/queue", new QueuePage(status, part.counts(), rows, next, notFound));
    }

    private Row row(Visit visit, Ticket ticket, Optional<Gist> gist) {
        return new Row(
                ticket.reference(),
                ticket.written(),
                gist.map(Gist::who).orElse(""),
                gist.map(Gist::about).orElse(""),
                ticket.source(),
                waits.days(ticket),
                waits.late(ticket),
                ticket.closesOn().map(Wording.in(visit.language())::date));
    }
}
