package nl.belofte.oversight;

import java.util.UUID;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What staff did with customers' dossiers. */
@Controller
@ForPurpose(Purpose.RIGHTS)
class OversightController {

    private final Pages pages;
    private final OversightPages oversightPages;

    OversightController(Pages pages, OversightPages oversightPages) {
        this.pages = pages;
        this.oversightPages = oversightPages;
    }

    @GetMapping("/balie/inzage")
    Page show(Visit visit) {
        return pages.page("oversight/overview", oversightPages.page(SignedIn.now(), visit.language()));
    }

    @GetMapping("/balie/inzage/{id}")
    Page member(Visit visit, @PathVariable UUID id, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long voor) {
        return pages.page("oversight/member", oversightPages.member(SignedIn.now(), id, voor, visit.language()));
    }
}
