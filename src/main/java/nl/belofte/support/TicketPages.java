package nl.belofte.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.form.Draft;
import nl.belofte.form.WrittenOut;
import nl.belofte.quote.Quotes;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Wording;
import nl.belofte.ticket.AgreedText;
import nl.belofte.ticket.Gist;
import nl.belofte.ticket.Line;
import nl.belofte.ticket.Patience;
import nl.belofte.ticket.Queue;
import nl.belofte.ticket.Ticket;
import nl.belofte.training.Examples;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** Gathers what somebody at the desk needs to know to answer. */
@Component
class TicketPages {

    private final Dossiers dossiers;
    private final Consents consents;
    private final Examples examples;
    private final Quotes quotes;
    private final Queue queue;
    private final Waits waits;

    TicketPages(Dossiers dossiers, Consents consents, Examples examples, Quotes quotes, Queue queue, Waits waits) {
        this.examples = examples;
        this.dossiers = dossiers;
        this.consents = consents;
        this.quotes = quotes;
        this.queue = queue;
        this.waits = waits;
    }

    TicketPage page(Ticket ticket, Actor actor, Language language, Draft draft, Optional<String> done) {
        var dossier = dossiers.read(ticket.dossier(), new Use(Purpose.CONTACT, actor));
        var zone = waits.zone(ticket);
        var wording = Wording.in(language);
        var who = Gist.of(dossier.content()).who();
        return new TicketPage(
                ticket.reference(),
                ticket.written(),
                ticket.status(),
                who,
                waits.days(ticket),
                waits.late(ticket),
                facts(dossier.content(), language),
                Line.of(dossier.content(), who, zone, language),
                AgreedText.of(ticket, consents, zone, language),
                examples.allowed(ticket) ? Optional.of(examples.isExample(ticket.dossier())) : Optional.empty(),
                quotes.promised(ticket.controller()),
                Patience.next(ticket, zone)
                        .map(next -> new TicketPage.Next(next.step().id(), wording.date(next.on()))),
                dossiers.dueOn(dossier).map(wording::date),
                draft,
                queue.longest(ticket.controller(), ticket.reference()),
                done);
    }

    private static Map<String, List<String>> facts(Content content, Language language) {
        var facts = new LinkedHashMap<String, List<String>>();
        for (var category : content.categories()) {
            if (category != Category.MESSAGE) {
                facts.put(
                        Texts.in(language).get("category." + category.id()),
                        WrittenOut.lines(category, content.get(category), language));
            }
        }
        return facts;
    }
}
