package nl.belofte.mailing;

import java.util.List;
import nl.belofte.mailing.ArchivePage.Letter;
import nl.belofte.mailing.ArchivePage.Row;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import nl.belofte.web.Moment;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The newsletters that were sent, for everybody: who considers signing up sees what comes. */
@Controller
class ArchiveController {

    private final Pages pages;
    private final Mailings mailings;
    private final Statements statements;

    ArchiveController(Pages pages, Mailings mailings, Statements statements) {
        this.pages = pages;
        this.mailings = mailings;
        this.statements = statements;
    }

    @GetMapping("/nieuwsbrief/archief")
    Page list(Visit visit) {
        return pages.page(
                "mailing/archive",
                new ArchivePage(sent(visit).stream()
                        .map(mailing -> new Row(
                                mailing.id(), mailing.words().subject().in(visit.language()), sentOn(mailing, visit)))
                        .toList()));
    }

    @GetMapping("/nieuwsbrief/archief/{id}")
    Page show(Visit visit, @PathVariable int id) {
        var mailing =
                sent(visit).stream().filter(each -> each.id() == id).findFirst().orElseThrow(Missing::new);
        return pages.page(
                "mailing/archived",
                new Letter(
                        mailing.words().subject().in(visit.language()),
                        sentOn(mailing, visit),
                        Body.of(mailing.words().body().in(visit.language())).blocks()));
    }

    /** In the name of this site. Offers are for who may be mailed them. */
    private List<Mailing> sent(Visit visit) {
        statements.current(visit.controller()).declaration(Purpose.NEWSLETTER).orElseThrow(Missing::new);
        return mailings.sent(
                visit.controller(), Purpose.NEWSLETTER, visit.site().host());
    }

    private Moment sentOn(Mailing mailing, Visit visit) {
        var zone = statements.current(visit.controller()).zone();
        return Moment.of(mailing.begun().orElseThrow().atZone(zone).toLocalDate(), visit.language());
    }
}
