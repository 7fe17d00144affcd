package nl.belofte.advertising;

import nl.belofte.dossier.Channel;
import nl.belofte.permission.Approach;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where all of advertising at the desk begins: what of it this controller promises, and this role does. */
@Controller
@ForPurpose({Purpose.ADVERTISING, Purpose.RIGHTS})
class AdvertisingController {

    static final String PATH = "/balie/reclame";

    private final Pages pages;
    private final Approach approach;
    private final Statements statements;

    AdvertisingController(Pages pages, Approach approach, Statements statements) {
        this.pages = pages;
        this.approach = approach;
        this.statements = statements;
    }

    @GetMapping(PATH)
    Page show(Visit visit) {
        var channels = approach.channels(visit.controller());
        if (channels.isEmpty()) {
            throw new Missing();
        }
        boolean reads = SignedIn.now().opens(statements).contains(Purpose.ADVERTISING);
        return pages.page(
                "advertising/overview",
                new AdvertisingPage(reads && channels.contains(Channel.PHONE), channels.contains(Channel.SOCIAL)));
    }
}
