package nl.belofte.portability;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import nl.belofte.disclosure.Disclosures;
import nl.belofte.disclosure.NotDisclosed;
import nl.belofte.disclosure.Outcome;
import nl.belofte.dossier.DossierId;
import nl.belofte.session.Attempts;
import nl.belofte.session.Fresh;
import nl.belofte.session.Sessions;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Wording;
import nl.belofte.web.BadInput;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Streamed;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Taking one's data along, or having it sent to another controller. Art. 20 GDPR. */
@Controller
@Serves("RIG-5")
class PortabilityController {

    private static final String TYPE = "application/zip";

    /** Of one person: each opens all that somebody gave. */
    private static final int PACKAGES_AN_HOUR = 10;

    private final Pages pages;
    private final Packages packages;
    private final Disclosures disclosures;
    private final Sessions sessions;
    private final Attempts attempts;

    PortabilityController(
            Pages pages, Packages packages, Disclosures disclosures, Sessions sessions, Attempts attempts) {
        this.pages = pages;
        this.packages = packages;
        this.disclosures = disclosures;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    @Fresh
    @GetMapping("/mijn/privacy/meenemen")
    Page explain(Visit visit, @RequestParam(defaultValue = "") String gedaan) {
        var who = SignedIn.now();
        var receivers = disclosures.receivers(who.controller());
        // Nothing is opened for who only looks whether it can be sent.
        var categories = receivers.isEmpty() ? "" : words(packages.providedBy(who.person()), visit);
        var done = List.of(Outcome.values()).stream()
                .map(outcome -> "portability.done." + outcome.id())
                .filter(("portability.done." + gedaan)::equals)
                .findFirst();
        return pages.page("portability/package", new PackagePage(receivers, categories, done));
    }

    private static String words(List<Provided> provided, Visit visit) {
        var wording = Wording.in(visit.language());
        var categories = EnumSet.noneOf(Category.class);
        provided.forEach(each -> categories.addAll(each.categories()));
        return wording.enumerate(categories.stream().map(wording::category).toList());
    }

    @Fresh
    @GetMapping("/mijn/privacy/meenemen/zip")
    View download(Visit visit) {
        var who = SignedIn.now();
        if (!attempts.allowed("package", who.person().toString(), PACKAGES_AN_HOUR)) {
            return pages.page(
                    "web/notice",
                    NoticePage.of("package-too-often", "warning").leadingTo("/mijn/privacy", "rights"),
                    HttpStatus.TOO_MANY_REQUESTS);
        }
        var provided = packages.providedBy(who.person());
        return new Streamed(
                "meenemen.zip", TYPE, out -> packages.write(who.controller(), provided, visit.language(), out));
    }

    @PostMapping("/mijn/privacy/meenemen/overdracht")
    View handOver(Visit visit, Submission submission, HttpServletRequest request) throws IOException {
        var who = SignedIn.now();
        if (who.isCustomer() && !sessions.isFresh(request)) {
            return visit.seeOther("/mijn/privacy/meenemen");
        }
        var provided = packages.providedBy(who.person());
        var file = new ByteArrayOutputStream();
        packages.write(who.controller(), provided, visit.language(), file);
        var given = new LinkedHashMap<DossierId, Set<Category>>();
        provided.forEach(each -> given.put(each.dossier().id(), each.categories()));
        try {
            var outcome = disclosures.handOver(
                    who.controller(), who.person(), submission.get("ontvanger"), given, TYPE, file.toByteArray());
            return visit.seeOther("/mijn/privacy/meenemen?gedaan=" + outcome.id());
        } catch (NotDisclosed nobody) {
            throw new BadInput("no such receiver");
        }
    }
}
