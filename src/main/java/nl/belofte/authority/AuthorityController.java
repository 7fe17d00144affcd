package nl.belofte.authority;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.authority.AuthorityPage.Wrong;
import nl.belofte.disclosure.NotDisclosed;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
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
import org.springframework.web.servlet.View;

/** Demands by authorities: recorded, decided by a second person, and taken away once. */
@Controller
@ForPurpose(Purpose.AUTHORITY_REQUEST)
@Serves("SHA-3")
class AuthorityController {

    static final String PATH = "/balie/vorderingen";

    private static final int REASON = 2000;

    private final Pages pages;
    private final AuthorityPages authorityPages;
    private final AuthorityRequests requests;
    private final HandOver handOver;
    private final Search search;
    private final Statements statements;

    AuthorityController(
            Pages pages,
            AuthorityPages authorityPages,
            AuthorityRequests requests,
            HandOver handOver,
            Search search,
            Statements statements) {
        this.pages = pages;
        this.authorityPages = authorityPages;
        this.requests = requests;
        this.handOver = handOver;
        this.search = search;
        this.statements = statements;
    }

    @GetMapping(PATH)
    Page list(Visit visit) {
        return pages.page("authority/list", authorityPages.list(SignedIn.now(), visit.language()));
    }

    @GetMapping("/balie/klanten/{id}/vordering")
    Page form(Visit visit, @PathVariable UUID id) {
        var held = held(id);
        // Who fills this in sees for what the customer is known here.
        search.found(held, actor());
        return form(visit, id, held, AuthorityForm.empty(), HttpStatus.OK);
    }

    private Page form(Visit visit, UUID id, List<Dossier> held, AuthorityForm form, HttpStatus status) {
        return pages.page(
                "authority/form", authorityPages.form(visit.controller(), id, held, form, visit.language()), status);
    }

    @PostMapping("/balie/klanten/{id}/vordering")
    View ask(Visit visit, @PathVariable UUID id, Submission submission) {
        var held = held(id);
        var form = AuthorityForm.read(
                submission, held, statements.current(visit.controller()), requests.today(visit.controller()));
        if (!form.wrong().isEmpty()) {
            return form(visit, id, held, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var request = requests.ask(visit.controller(), form.asked(), actor());
        return visit.seeOther(PATH + "/" + request.value());
    }

    /** Of a customer of this controller; everybody else is not here. */
    private List<Dossier> held(UUID customer) {
        var held = search.of(new PersonId(customer)).stream()
                .filter(dossier -> dossier.controller().equals(SignedIn.now().controller()))
                .filter(dossier -> dossier.purpose() != Purpose.STAFF)
                .filter(dossier -> dossier.purpose() != Purpose.AUTHORITY_REQUEST)
                .toList();
        if (held.isEmpty()) {
            throw new Missing();
        }
        return held;
    }

    @GetMapping(PATH + "/{id}")
    Page show(Visit visit, @PathVariable UUID id) {
        return page(visit, id, Optional.empty());
    }

    private Page page(Visit visit, UUID id, Optional<Wrong> wrong) {
        var request = requests.find(visit.controller(), id);
        return pages.page(
                "authority/request",
                authorityPages.page(request, SignedIn.now(), visit.language(), wrong),
                wrong.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping(PATH + "/{id}/akkoord")
    View approve(Visit visit, @PathVariable UUID id) {
        return step(visit, id, () -> requests.approve(visit.controller(), id, actor()));
    }

    @PostMapping(PATH + "/{id}/weigering")
    View refuse(Visit visit, @PathVariable UUID id, Submission submission) {
        var why = submission.text("reden");
        if (why.isEmpty() || why.length() > REASON) {
            var error = why.isEmpty() ? "error.authority.refusal" : "error.authority.long";
            return page(visit, id, Optional.of(new Wrong("reden", error, "", why)));
        }
        return step(visit, id, () -> requests.refuse(visit.controller(), id, why, actor()));
    }

    @PostMapping(PATH + "/{id}/afgifte")
    View handOver(Visit visit, @PathVariable UUID id) {
        try {
            return requests.handOver(
                    visit.controller(),
                    id,
                    actor(),
                    (request, held) -> handOver.of(request, held, actor(), visit.language()));
        } catch (OwnRequest neither) {
            return notice(id, NoticePage.of("authority-neither", "warning"), HttpStatus.FORBIDDEN);
        } catch (Decided already) {
            return notice(id, NoticePage.of("authority-decided", "info"), HttpStatus.CONFLICT);
        } catch (NotDisclosed nothing) {
            return notice(id, NoticePage.of("authority-nothing", "info"), HttpStatus.CONFLICT);
        }
    }

    @PostMapping(PATH + "/{id}/uitstel")
    View askLater(Visit visit, @PathVariable UUID id, Submission submission) {
        var today = requests.today(visit.controller());
        var now = requests.find(visit.controller(), id).shownOn().orElse(today);
        var form = AuthorityForm.later(submission, today, now);
        if (!form.wrong().isEmpty()) {
            var first = form.wrong().entrySet().iterator().next();
            return page(
                    visit,
                    id,
                    Optional.of(new Wrong(first.getKey(), first.getValue(), form.get("tot"), form.get("waarom"))));
        }
        return step(
                visit,
                id,
                () -> requests.askLater(
                        visit.controller(), id, form.shownOn().orElseThrow(), form.get("waarom"), actor()));
    }

    @PostMapping(PATH + "/{id}/uitstel/akkoord")
    View approveLater(Visit visit, @PathVariable UUID id) {
        return step(visit, id, () -> requests.approveLater(visit.controller(), id, actor()));
    }

    @PostMapping(PATH + "/{id}/uitstel/weigering")
    View refuseLater(Visit visit, @PathVariable UUID id) {
        return step(visit, id, () -> requests.refuseLater(visit.controller(), id));
    }

    private View step(Visit visit, UUID id, Runnable step) {
        try {
            step.run();
        } catch (OwnRequest own) {
            return notice(id, NoticePage.of("authority-own", "warning"), HttpStatus.FORBIDDEN);
        } catch (Decided already) {
            return notice(id, NoticePage.of("authority-decided", "info"), HttpStatus.CONFLICT);
        }
        return visit.seeOther(PATH + "/" + id);
    }

    private Page notice(UUID id, NoticePage notice, HttpStatus status) {
        return pages.page("web/notice", notice.atDesk().leadingTo(PATH + "/" + id, "authority"), status);
    }

    private static Actor.Staff actor() {
        return (Actor.Staff) SignedIn.now().actor();
    }
}
