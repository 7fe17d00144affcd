package nl.belofte.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.dossier.Search;
import nl.belofte.erasure.ErasureWords;
import nl.belofte.request.RestrictionPage.Row;
import nl.belofte.rights.Asking;
import nl.belofte.rights.Right;
import nl.belofte.session.Fresh;
import nl.belofte.session.Sessions;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** From the moment at which its person says so a dossier is only kept, until that person says otherwise. */
@Controller
@Serves("RIG-7")
class RestrictionController {

    private final Pages pages;
    private final Search search;
    private final Outlines outlines;
    private final Dossiers dossiers;
    private final ErasureWords words;
    private final Asking asking;
    private final OnFile onFile;
    private final Sessions sessions;
    private final Statements statements;

    RestrictionController(
            Pages pages,
            Search search,
            Outlines outlines,
            Dossiers dossiers,
            ErasureWords words,
            Asking asking,
            OnFile onFile,
            Sessions sessions,
            Statements statements) {
        this.pages = pages;
        this.search = search;
        this.outlines = outlines;
        this.dossiers = dossiers;
        this.words = words;
        this.asking = asking;
        this.onFile = onFile;
        this.sessions = sessions;
        this.statements = statements;
    }

    @Fresh
    @GetMapping("/mijn/privacy/beperking")
    Page ask(Visit visit) {
        return form(visit, "", "", "", HttpStatus.OK);
    }

    @PostMapping("/mijn/privacy/beperking")
    View restrict(Visit visit, Submission submission, HttpServletRequest request) {
        var who = SignedIn.now();
        var typed = submission.get("dossier");
        var reason = submission.get("reden");
        var dossier = restrictable(who).stream()
                .filter(found -> found.id().value().toString().equals(typed))
                .filter(found -> !restricted(List.of(found)).contains(found.id()))
                .findFirst();
        var ground = RestrictionGround.find(reason);
        if (dossier.isEmpty() || ground.isEmpty()) {
            return form(
                    visit,
                    dossier.isEmpty() ? "error.choose-restricted" : "error.choose-ground",
                    typed,
                    reason,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!onFile.mayAtOnce(who)) {
            return form(visit, "error.requests-too-often", typed, reason, HttpStatus.TOO_MANY_REQUESTS);
        }
        try {
            restrict(visit, who, dossier.get(), ground.get(), request);
        } catch (NotPermitted already) {
            // It was pressed twice: it is what was asked for.
        }
        return visit.seeOther("/mijn/privacy?gedaan=beperking");
    }

    /** What must be looked into goes to the desk as well, with its day. */
    private void restrict(
            Visit visit, SignedIn who, Dossier dossier, RestrictionGround ground, HttpServletRequest request) {
        var texts = Texts.in(visit.language());
        var what = texts.get(
                "restriction.done",
                words.title(dossier, visit.language()),
                texts.get("restriction.because." + ground.id()));
        if (ground.untilDecided()) {
            asking.open(onFile.asks(visit, who, Right.RESTRICTION, "", request), () -> {
                dossiers.restrict(dossier.id(), ground, who.actor());
                return what;
            });
        } else {
            asking.done(onFile.asks(visit, who, Right.RESTRICTION, "", request), _ -> {
                dossiers.restrict(dossier.id(), ground, who.actor());
                return what;
            });
        }
    }

    /** It is its person's to end. */
    @PostMapping("/mijn/privacy/beperking/einde")
    View lift(Visit visit, Submission submission, HttpServletRequest request) {
        var who = SignedIn.now();
        if (who.isCustomer() && !sessions.isFresh(request)) {
            return visit.seeOther("/mijn/privacy/beperking");
        }
        var dossier = restrictable(who).stream()
                .filter(found -> found.id().value().toString().equals(submission.get("dossier")))
                .findFirst()
                .orElseThrow(Missing::new);
        try {
            dossiers.lift(dossier.id(), who.actor());
        } catch (NotPermitted already) {
            // It is what was asked for.
        }
        return visit.seeOther("/mijn/privacy?gedaan=opgeheven");
    }

    /** Not the requests themselves: they must be answered. */
    private List<Dossier> restrictable(SignedIn who) {
        return search.of(who.person()).stream()
                .filter(dossier -> dossier.purpose() != Purpose.RIGHTS)
                .toList();
    }

    private Set<DossierId> restricted(List<Dossier> all) {
        return outlines.restrictions(all.stream().map(Dossier::id).toList()).keySet();
    }

    private Page form(Visit visit, String error, String dossier, String reason, HttpStatus status) {
        var all = restrictable(SignedIn.now());
        var restricted = restricted(all);
        var rows = all.stream()
                .map(found -> new Row(
                        found.id().value(), words.title(found, visit.language()), restricted.contains(found.id())))
                .toList();
        return pages.page("request/restriction", new RestrictionPage(rows, error, dossier, reason), status);
    }
}
