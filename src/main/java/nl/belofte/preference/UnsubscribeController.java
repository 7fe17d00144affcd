package nl.belofte.preference;

import java.util.Optional;
import nl.belofte.consent.Consents;
import nl.belofte.preference.Holders.Led;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The way out in every copy: a button behind the link, and one click in the mail program itself (RFC 8058), which has no cookie,
 * comes from anywhere, and is told nothing.
 */
@Controller
@Serves({"NEW-3", "NEW-4", "ADV-3", "ADV-4"})
class UnsubscribeController {

    private static final String PATH = "/berichten/afmelding";

    private final Pages pages;
    private final Holders holders;
    private final Preferences preferences;
    private final Consents consents;
    private final Statements statements;

    UnsubscribeController(
            Pages pages, Holders holders, Preferences preferences, Consents consents, Statements statements) {
        this.consents = consents;
        this.pages = pages;
        this.holders = holders;
        this.preferences = preferences;
        this.statements = statements;
    }

    @GetMapping(PATH)
    Page ask(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return switch (holders.by(visit, bewijs)) {
            case Led.To(var holder) ->
                way(holder)
                        .map(way -> isOff(holder)
                                ? done(visit, way, bewijs)
                                : pages.page(
                                        "preference/unsubscribe",
                                        new UnsubscribePage(bewijs, title(visit, way), "", false)))
                        .orElseGet(this::nowhere);
            case Led.Gone() -> gone();
            case Led.Nowhere() -> nowhere();
        };
    }

    @PostMapping(PATH)
    Page unsubscribe(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return switch (holders.by(visit, bewijs)) {
            case Led.To(var holder) ->
                way(holder).map(way -> off(visit, holder, way, bewijs)).orElseGet(this::nowhere);
            case Led.Gone() -> gone();
            case Led.Nowhere() -> nowhere();
        };
    }

    /** As a mail program says it, in the shape that most use. */
    @PostMapping(path = PATH, params = "List-Unsubscribe")
    ResponseEntity<String> oneClick(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        if (holders.by(visit, bewijs) instanceof Led.To(var holder)) {
            way(holder).ifPresent(way -> preferences.off(holder, way));
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("OK\n");
    }

    /** In the other shape that RFC 8058 lets it have, which nobody else sends here. */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<String> oneClickInParts(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return oneClick(visit, bewijs);
    }

    /** Where nothing but the proof is left of what its letter was for. */
    private static boolean isOff(Holder holder) {
        return holder.purpose() == Purpose.CONSENT_PROOF;
    }

    /** What the letter was for whose link this is: a newsletter, or an offer to who has a dossier of another kind. */
    private Optional<Way> way(Holder holder) {
        var newsletter = Purpose.NEWSLETTER
                == consents.provedBy(holder.dossier())
                        .map(given -> given.shown().purpose())
                        .orElse(holder.purpose());
        return preferences.ways(holder.controller()).stream()
                .filter(way -> way.isByMail() && way.isNewsletter() == newsletter)
                .findFirst();
    }

    private Page off(Visit visit, Holder holder, Way way, String token) {
        preferences.off(holder, way);
        return done(visit, way, holders.another(holder).orElse(token));
    }

    private Page done(Visit visit, Way way, String token) {
        return pages.page("preference/unsubscribe", new UnsubscribePage("", title(visit, way), token, true));
    }

    private String title(Visit visit, Way way) {
        return Wording.in(visit.language()).title(statements.current(visit.controller()), way.purpose());
    }

    private Page gone() {
        return pages.page("web/notice", NoticePage.of("preference-gone", "done"));
    }

    private Page nowhere() {
        return pages.page("web/notice", NoticePage.of("preference-unknown", "warning"), HttpStatus.NOT_FOUND);
    }
}
