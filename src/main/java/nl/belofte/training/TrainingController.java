package nl.belofte.training;

import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Use;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.Gist;
import nl.belofte.ticket.Line;
import nl.belofte.ticket.Tickets;
import nl.belofte.web.Missing;
import nl.belofte.web.Moment;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The examples, for who learns and who teaches. What their role does not read of them stays sealed. */
@Controller
@ForPurpose(Purpose.TRAINING)
class TrainingController {

    private final Pages pages;
    private final Examples examples;
    private final Tickets tickets;
    private final Dossiers dossiers;
    private final Statements statements;

    TrainingController(Pages pages, Examples examples, Tickets tickets, Dossiers dossiers, Statements statements) {
        this.pages = pages;
        this.examples = examples;
        this.tickets = tickets;
        this.dossiers = dossiers;
        this.statements = statements;
    }

    @GetMapping("/balie/voorbeelden")
    Page all(Visit visit) {
        var zone = statements.current(visit.controller()).zone();
        var rows = dossiers.read(examples.newest(visit.controller()), use()).stream()
                .flatMap(dossier -> tickets.find(dossier.id()).stream()
                        .map(ticket -> new ExamplesPage.Row(
                                ticket.reference(),
                                ticket.written(),
                                Gist.of(dossier.content()).about(),
                                Moment.of(ticket.since(), zone, visit.language()))))
                .toList();
        return pages.page("training/examples", new ExamplesPage(rows));
    }

    @GetMapping("/balie/voorbeelden/{reference}")
    Page one(Visit visit, @PathVariable String reference) {
        var ticket = tickets.find(visit.controller(), reference)
                .filter(found -> examples.isExample(found.dossier()))
                .orElseThrow(Missing::new);
        try {
            var content = dossiers.read(ticket.dossier(), use()).content();
            var zone = statements.current(visit.controller()).zone();
            var who = Texts.in(visit.language()).get("training.who");
            return pages.page(
                    "training/example",
                    new ExamplePage(ticket.written(), Line.withoutNotes(content, who, zone, visit.language())));
        } catch (NotPermitted meanwhile) {
            throw new Missing();
        }
    }

    private static Use use() {
        return new Use(Purpose.TRAINING, SignedIn.now().actor());
    }
}
