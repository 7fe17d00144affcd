package nl.belofte.hold;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.HoldReason;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.staff.StaffNames;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Missing;
import nl.belofte.web.Moment;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import nl.belofte.work.Work;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Asks for a hold, agrees to it, refuses it, and releases what is held. */
@Controller
@ForPurpose(Purpose.RIGHTS)
class HoldController {

    static final String PATH = "/balie/bewaring";

    private final Pages pages;
    private final HoldRequests requests;
    private final Dossiers dossiers;
    private final Search search;
    private final StaffNames names;
    private final Statements statements;

    HoldController(
            Pages pages,
            HoldRequests requests,
            Dossiers dossiers,
            Search search,
            StaffNames names,
            Statements statements) {
        this.pages = pages;
        this.requests = requests;
        this.dossiers = dossiers;
        this.search = search;
        this.names = names;
        this.statements = statements;
    }

    @GetMapping(PATH)
    Page show(Visit visit, @RequestParam(defaultValue = "") String gedaan) {
        var who = SignedIn.now();
        var found = requests.list(who.controller(), Work.MANY);
        var members = found.stream()
                .map(request -> request.asks().dossier())
                .distinct()
                .toList();
        var named = members.isEmpty() ? Map.<UUID, String>of() : names.of(members, who);
        return pages.page(
                "hold/requests",
                new HoldPage(
                        found.stream()
                                .map(request -> row(visit, who, request, named))
                                .toList(),
                        Optional.of(gedaan).filter(word -> word.matches("akkoord|weigering"))));
    }

    private HoldPage.Row row(Visit visit, SignedIn who, HoldRequest request, Map<UUID, String> named) {
        return new HoldPage.Row(
                request.id(),
                request.person().value(),
                Wording.in(visit.language()).purpose(request.purpose()),
                HoldStates.words(request.reason(), Texts.in(visit.language())),
                Optional.ofNullable(named.get(request.asks().dossier())),
                Moment.of(request.at(), statements.current(who.controller()).zone(), visit.language()),
                Moment.of(request.until(), visit.language()),
                request.isOf(who));
    }

    @PostMapping("/balie/klanten/{id}/bewaring")
    View ask(Visit visit, @PathVariable UUID id, Submission submission) {
        var dossier = find(id, submission);
        var reason = HoldReason.find(submission.get("reden"));
        if (reason.isEmpty()) {
            return pages.page(
                    "web/notice",
                    NoticePage.of("hold-reason", "warning").atDesk().leadingTo("/balie/klanten/" + id, "customer"),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!requests.ask(visit.controller(), dossier, reason.get(), actor())) {
            return pages.page(
                    "web/notice",
                    NoticePage.of("hold-asked", "info").atDesk().leadingTo(PATH, "holds"),
                    HttpStatus.CONFLICT);
        }
        return back(visit, id, dossier);
    }

    @PostMapping("/balie/klanten/{id}/vrijgave")
    View release(Visit visit, @PathVariable UUID id, Submission submission) {
        var dossier = find(id, submission);
        dossiers.release(dossier, actor());
        return back(visit, id, dossier);
    }

    @PostMapping(PATH + "/{id}/akkoord")
    View approve(Visit visit, @PathVariable UUID id) {
        try {
            requests.approve(visit.controller(), id, actor());
        } catch (OwnRequest own) {
            return pages.page(
                    "web/notice",
                    NoticePage.of("hold-own", "warning").atDesk().leadingTo(PATH, "holds"),
                    HttpStatus.FORBIDDEN);
        }
        return visit.seeOther(PATH + "?gedaan=akkoord");
    }

    @PostMapping(PATH + "/{id}/weigering")
    View refuse(Visit visit, @PathVariable UUID id) {
        requests.refuse(visit.controller(), id, actor());
        return visit.seeOther(PATH + "?gedaan=weigering");
    }

    /** A customer's dossier of this controller; everything else is not here. */
    private DossierId find(UUID person, Submission submission) {
        var typed = submission.get("dossier");
        return search.of(new PersonId(person)).stream()
                .filter(dossier -> dossier.controller().equals(SignedIn.now().controller()))
                .filter(dossier -> dossier.purpose() != Purpose.STAFF)
                .map(Dossier::id)
                .filter(dossier -> dossier.value().toString().equals(typed))
                .findFirst()
                .orElseThrow(Missing::new);
    }

    private static View back(Visit visit, UUID person, DossierId dossier) {
        return visit.seeOther("/balie/klanten/" + person + "#dossier-" + dossier.value());
    }

    private static Actor.Staff actor() {
        return (Actor.Staff) SignedIn.now().actor();
    }
}
