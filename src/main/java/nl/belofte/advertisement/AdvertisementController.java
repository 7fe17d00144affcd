package nl.belofte.advertisement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.belofte.advertisement.Advertisement.State;
import nl.belofte.advertisement.Advertisements.Counted;
import nl.belofte.brand.Site;
import nl.belofte.brand.Sites;
import nl.belofte.session.ForPurpose;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
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

/** Makes advertisements at the desk, starts and ends them, and tells what was counted. */
@Controller
@ForPurpose(Purpose.ADVERTISEMENTS)
@Serves("ADV-5")
class AdvertisementController {

    private static final String PATH = "/balie/advertenties";

    private final Pages pages;
    private final Advertisements advertisements;
    private final AdvertisementPages views;
    private final Statements statements;
    private final Sites sites;
    private final Links links;

    AdvertisementController(
            Pages pages,
            Advertisements advertisements,
            AdvertisementPages views,
            Statements statements,
            Sites sites,
            Links links) {
        this.pages = pages;
        this.advertisements = advertisements;
        this.views = views;
        this.statements = statements;
        this.sites = sites;
        this.links = links;
    }

    @GetMapping(PATH)
    Page list(Visit visit) {
        return pages.page("advertisement/list", views.list(visit));
    }

    @GetMapping(PATH + "/nieuw")
    Page ask(Visit visit) {
        return form(
                visit,
                Optional.empty(),
                AdvertisementForm.empty(hosts(visit), statements.today(visit.controller())),
                HttpStatus.OK);
    }

    @PostMapping(PATH + "/nieuw")
    View add(Visit visit, Submission submission) {
        var form = typed(visit, submission);
        if (form.content().isEmpty()) {
            return form(visit, Optional.empty(), form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        int number = advertisements.add(visit.controller(), form.content().get());
        return back(visit, number, "concept");
    }

    @GetMapping(PATH + "/{id}")
    Page show(Visit visit, @PathVariable("id") int number, @RequestParam(defaultValue = "") String gedaan) {
        var done = Optional.of(gedaan).filter(word -> word.matches("concept|start|einde"));
        return pages.page("advertisement/advertisement", views.page(find(visit, number), visit, done));
    }

    @GetMapping(PATH + "/{id}/wijziging")
    View askChange(Visit visit, @PathVariable("id") int number) {
        var found = find(visit, number).advertisement();
        return found.state() == State.DRAFT
                ? form(visit, Optional.of(number), AdvertisementForm.of(found.content()), HttpStatus.OK)
                : fixed(number);
    }

    @PostMapping(PATH + "/{id}/wijziging")
    View change(Visit visit, @PathVariable("id") int number, Submission submission) {
        var found = find(visit, number).advertisement();
        var form = typed(visit, submission);
        if (found.state() == State.DRAFT && form.content().isEmpty()) {
            return form(visit, Optional.of(number), form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return form.content()
                        .filter(content -> advertisements.rewrite(found, content))
                        .isPresent()
                ? back(visit, number, "concept")
                : fixed(number);
    }

    @PostMapping(PATH + "/{id}/start")
    View start(Visit visit, @PathVariable("id") int number) {
        var content = find(visit, number).advertisement().content();
        if (content.to().isBefore(statements.today(visit.controller()))) {
            return conflict(NoticePage.of("advertisement-past", "warning"), number);
        }
        return advertisements.start(visit.controller(), number) ? back(visit, number, "start") : fixed(number);
    }

    @PostMapping(PATH + "/{id}/einde")
    View end(Visit visit, @PathVariable("id") int number) {
        find(visit, number);
        return advertisements.end(visit.controller(), number) ? back(visit, number, "einde") : fixed(number);
    }

    private Counted find(Visit visit, int number) {
        return advertisements.find(visit.controller(), number).orElseThrow(Missing::new);
    }

    private AdvertisementForm typed(Visit visit, Submission submission) {
        return AdvertisementForm.of(
                submission, visit.controller(), hosts(visit), links, statements.today(visit.controller()));
    }

    private Set<String> hosts(Visit visit) {
        var hosts = new TreeSet<String>();
        sites.of(visit.controller()).stream().map(Site::host).forEach(hosts::add);
        return hosts;
    }

    private Page form(Visit visit, Optional<Integer> number, AdvertisementForm form, HttpStatus status) {
        return pages.page(
                "advertisement/form",
                new AdvertisementFormPage(number, form, List.copyOf(sites.of(visit.controller()))),
                status);
    }

    /** What visitors saw is what the totals are about. */
    private Page fixed(int number) {
        return conflict(NoticePage.of("advertisement-fixed", "warning"), number);
    }

    private Page conflict(NoticePage notice, int number) {
        return pages.page(
                "web/notice", notice.atDesk().leadingTo(PATH + "/" + number, "advertisement"), HttpStatus.CONFLICT);
    }

    private static View back(Visit visit, int number, String done) {
        return visit.seeOther(PATH + "/" + number + "?gedaan=" + done);
    }
}
