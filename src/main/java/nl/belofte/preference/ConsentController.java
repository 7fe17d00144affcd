package nl.belofte.preference;

import java.util.Optional;
import java.util.UUID;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Consents.Course;
import nl.belofte.consent.Consents.Given;
import nl.belofte.person.PersonId;
import nl.belofte.preference.Holders.Led;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.web.Missing;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A consent as it was given: for its person, with the receipt, and for who watches over consents. Art. 7(1) GDPR. */
@Controller
@Serves({"CON-3", "RIG-6"})
class ConsentController {

    private static final String MINE = "/mijn/berichten/toestemmingen/";
    private static final String BY_LINK = "/berichten/toestemming";

    private final Pages pages;
    private final ConsentPages consentPages;
    private final Consents consents;
    private final Holders holders;

    ConsentController(Pages pages, ConsentPages consentPages, Consents consents, Holders holders) {
        this.pages = pages;
        this.consentPages = consentPages;
        this.consents = consents;
        this.holders = holders;
    }

    @GetMapping("/mijn/berichten/toestemmingen/{proof}")
    Page mine(Visit visit, @PathVariable UUID proof) {
        var course = course(SignedIn.now().person(), proof);
        var withdrawal = Optional.of("/mijn/privacy/toestemmingen/" + proof + "/intrekking")
                .filter(_ -> course.over().isEmpty());
        return pages.page(
                "preference/consent",
                consentPages.page(
                        course.given(), visit.language(), "/mijn/berichten", MINE + proof + "/bewijs", withdrawal));
    }

    @GetMapping("/mijn/berichten/toestemmingen/{proof}/bewijs")
    View receipt(Visit visit, @PathVariable UUID proof) {
        var holder = holders.signedIn();
        return consentPages.receipt(visit, course(holder.person(), proof).given(), holder.self(), "/mijn/berichten");
    }

    private Course course(PersonId person, UUID proof) {
        return consents.of(person).stream()
                .filter(course -> course.given().proof().value().equals(proof))
                .findFirst()
                .orElseThrow(Missing::new);
    }

    /** The one that the letter stands on by whose link somebody comes, and no other. */
    @GetMapping(BY_LINK)
    Page byLink(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        var given = under(holder(visit, bewijs));
        return pages.page(
                "preference/consent",
                consentPages.page(
                        given,
                        visit.language(),
                        "/berichten?bewijs=" + bewijs,
                        BY_LINK + "/bewijs?bewijs=" + bewijs,
                        Optional.empty()));
    }

    @GetMapping(BY_LINK + "/bewijs")
    View receiptByLink(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        var holder = holder(visit, bewijs);
        // Made to be shown to others: the link in a letter would be a key to them.
        return consentPages.receipt(visit, under(holder), holder.self(), "/privacy/verzoek");
    }

    private Holder holder(Visit visit, String token) {
        if (holders.by(visit, token) instanceof Led.To(var holder)) {
            return holder;
        }
        throw new Missing();
    }

    private Given under(Holder holder) {
        return consents.under(holder.dossier())
                .or(() -> consents.provedBy(holder.dossier()))
                .orElseThrow(Missing::new);
    }

    @GetMapping("/balie/klanten/{id}/toestemmingen")
    @ForPurpose(Purpose.CONSENT_PROOF)
    Page atDesk(Visit visit, @PathVariable UUID id) {
        var who = SignedIn.now();
        var all = consentPages.all(who.controller(), new PersonId(id), visit.language(), who.actor());
        return pages.page("preference/consents", new ConsentListPage("/balie/klanten/" + id, all));
    }
}
