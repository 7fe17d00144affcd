package nl.belofte.preference;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Consents.Given;
import nl.belofte.dossier.Channel;
import nl.belofte.permission.Permissions;
import nl.belofte.preference.Holders.Led;
import nl.belofte.preference.PreferencePage.Line;
import nl.belofte.preference.PreferencePage.Said;
import nl.belofte.preference.PreferencePage.Use;
import nl.belofte.preference.Preferences.Switch;
import nl.belofte.session.Attempts;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.BadInput;
import nl.belofte.web.ConfirmPage;
import nl.belofte.web.Moment;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The switches, for who is signed in and for who comes by the link in a letter. A link names nobody and shows nothing of him. */
@Controller
@Serves({"ADV-3", "ADV-4", "RIG-6", "RIG-8"})
class PreferenceController {

    private static final String OFF = "uit";
    private static final String NO = "nee";
    private static final String CONFIRM = "/berichten/bevestiging";
    private static final int FROM_ONE_PLACE_AN_HOUR = 20;
    private static final int LETTERS_AN_HOUR = 3;

    private final Pages pages;
    private final Holders holders;
    private final Preferences preferences;
    private final Statements statements;
    private final Consents consents;
    private final Permissions permissions;
    private final AwaitedPermissions awaitedPermissions;
    private final Attempts attempts;

    PreferenceController(
            Pages pages,
            Holders holders,
            Preferences preferences,
            Statements statements,
            Consents consents,
            Permissions permissions,
            AwaitedPermissions awaitedPermissions,
            Attempts attempts) {
        this.consents = consents;
        this.permissions = permissions;
        this.awaitedPermissions = awaitedPermissions;
        this.attempts = attempts;
        this.pages = pages;
        this.holders = holders;
        this.preferences = preferences;
        this.statements = statements;
    }

    @GetMapping("/mijn/berichten")
    Page mine(Visit visit, @RequestParam(defaultValue = "") String gedaan) {
        return page(visit, holders.signedIn(), Optional.empty(), done(gedaan), HttpStatus.OK);
    }

    @PostMapping("/mijn/berichten")
    View switchMine(Visit visit, Submission submission, HttpServletRequest request) {
        return switched(visit, holders.signedIn(), submission, request, "/mijn/berichten?gedaan=");
    }

    @GetMapping("/berichten")
    Page byLink(
            Visit visit,
            @RequestParam(defaultValue = "") String bewijs,
            @RequestParam(defaultValue = "") String gedaan) {
        return switch (holders.by(visit, bewijs)) {
            case Led.To(var holder) -> page(visit, holder, Optional.empty(), done(gedaan), HttpStatus.OK);
            case Led.Gone() -> gone(visit);
            case Led.Nowhere() -> nowhere();
        };
    }

    @PostMapping("/berichten")
    View switchByLink(Visit visit, Submission submission, HttpServletRequest request) {
        var token = submission.get("bewijs");
        return switch (holders.by(visit, token)) {
            case Led.To(var holder) ->
                switched(visit, holder, submission, request, "/berichten?bewijs=" + token + "&gedaan=");
            case Led.Gone() -> gone(visit);
            case Led.Nowhere() -> nowhere();
        };
    }

    private static Optional<String> done(String word) {
        return Optional.of(word).filter(each -> each.matches("aan|uit|nee|mail"));
    }

    private View switched(Visit visit, Holder holder, Submission submission, HttpServletRequest request, String back) {
        var ways = preferences.ways(holder.controller());
        if (submission.has("alles")) {
            ways.forEach(way -> preferences.off(holder, way));
            return seeOther(visit, holder, back, OFF);
        }
        var way = Way.of(submission.get("weg")).filter(ways::contains).orElseThrow(() -> new BadInput("no such way"));
        if (submission.get("stand").equals(OFF)) {
            preferences.off(holder, way);
            return seeOther(visit, holder, back, OFF);
        }
        var shown = preferences.consent(holder.controller(), way, visit.language());
        if (!submission.get("versie").equals(shown.version().toString())) {
            // Nobody agrees to words that he did not see.
            return wrong(visit, holder, "error.preference-changed", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (submission.get("stand").equals(NO)) {
            preferences.refuse(holder, way, shown);
            return seeOther(visit, holder, back, NO);
        }
        if (holder.token().isEmpty()) {
            preferences.on(visit, holder, way, shown);
            return seeOther(visit, holder, back, "aan");
        }
        if (!attempts.allowed("yes by link", visit.controller() + Attempts.whence(request), FROM_ONE_PLACE_AN_HOUR)) {
            return wrong(visit, holder, "error.yes-too-often", HttpStatus.TOO_MANY_REQUESTS);
        }
        // A link must not fill a mailbox; whoever has it is told how many letters go.
        if (attempts.allowed("yes to confirm", holder.person().toString(), LETTERS_AN_HOUR)) {
            preferences.ask(visit, holder, way, shown);
        }
        return seeOther(visit, holder, back, "mail");
    }

    private Page wrong(Visit visit, Holder holder, String error, HttpStatus status) {
        return page(visit, holder, Optional.of(error), Optional.empty(), status);
    }

    @GetMapping(CONFIRM)
    Page askToConfirm(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return awaitedPermissions
                .waiting(visit, bewijs)
                .map(channel -> pages.page(
                        "web/confirm",
                        new ConfirmPage("confirm-offers", CONFIRM, bewijs, "no.channel." + channel.id())))
                .orElseGet(this::tooLate);
    }

    @PostMapping(CONFIRM)
    Page confirm(Visit visit, Submission submission) {
        return awaitedPermissions
                .confirm(visit, submission.get("bewijs"))
                .map(_ -> pages.page("web/notice", NoticePage.of("offers-confirmed", "done")))
                .orElseGet(this::tooLate);
    }

    private Page tooLate() {
        return pages.page("web/notice", NoticePage.of("offers-too-late", "warning"), HttpStatus.GONE);
    }

    /** What the link named may be erased by now: then another of the same person leads on. */
    private View seeOther(Visit visit, Holder holder, String back, String done) {
        return visit.seeOther(holder.token()
                        .flatMap(_ -> holders.another(holder))
                        .map(token -> "/berichten?bewijs=" + token + "&gedaan=")
                        .orElse(back)
                + done);
    }

    private Page page(Visit visit, Holder holder, Optional<String> error, Optional<String> done, HttpStatus status) {
        var switches = preferences.of(holder, visit.language());
        var uses = new ArrayList<Use>();
        for (var about : statements.current(visit.controller()).declarations()) {
            var lines = switches.stream()
                    .filter(each -> each.way().purpose() == about.purpose())
                    .map(PreferenceController::line)
                    .toList();
            if (!lines.isEmpty()) {
                uses.add(use(visit, about, lines));
            }
        }
        return pages.page(
                "preference/switches",
                new PreferencePage(
                        holder.token().isPresent() ? "/berichten" : "/mijn/berichten",
                        holder.token().orElse(""),
                        uses,
                        said(visit, holder),
                        error,
                        done),
                status);
    }

    /** By a link no more than the consent that its letter stands on. */
    private List<Said> said(Visit visit, Holder holder) {
        if (holder.token().isPresent()) {
            var path = "/berichten/toestemming?bewijs=" + holder.token().get();
            var proof = consents.under(holder.dossier())
                    .or(() -> consents.provedBy(holder.dossier()))
                    .map(Given::proof);
            return consents.of(holder.person()).stream()
                    .filter(course ->
                            proof.filter(course.given().proof()::equals).isPresent())
                    .map(course ->
                            said(visit, course.given(), path, course.over().isEmpty()))
                    .toList();
        }
        return consents.of(holder.person()).stream()
                .map(course -> said(
                        visit,
                        course.given(),
                        "/mijn/berichten/toestemmingen/"
                                + course.given().proof().value(),
                        course.over().isEmpty()))
                .toList();
    }

    private Said said(Visit visit, Given given, String path, boolean living) {
        var statement = statements.current(visit.controller());
        return new Said(
                path,
                Wording.in(visit.language()).title(statement, given.shown().purpose()),
                channel(given),
                Moment.of(
                        given.at(),
                        statement.zone(),
                        visit.language(),
                        given.shown().onlyDay(given.at(), statement.zone())),
                living);
    }

    /** Under what it was filed is a way, where it was given by a switch; the newsletter goes by one way only. */
    private Optional<String> channel(Given given) {
        var way = given.shown().purpose() == Purpose.NEWSLETTER
                ? Optional.of(Channel.EMAIL)
                : Way.of(given.shown().control()).map(Way::channel).or(() -> permissions.channel(given.proof()));
        return way.map(Channel::id);
    }

    private static Use use(Visit visit, Declaration about, List<Line> lines) {
        return new Use(about.purpose().id(), about.title().in(visit.language()), lines);
    }

    private static Line line(Switch each) {
        return new Line(
                each.way().id(),
                each.way().channel().id(),
                each.on(),
                each.consent().asked(),
                each.consent().version().toString(),
                each.reachable(),
                each.cameBack());
    }

    private Page gone(Visit visit) {
        var notice = NoticePage.of("preference-gone", "done");
        boolean newsletter = preferences.ways(visit.controller()).stream().anyMatch(Way::isNewsletter);
        return pages.page("web/notice", newsletter ? notice.leadingTo("/nieuwsbrief", "newsletter") : notice);
    }

    private Page nowhere() {
        return pages.page("web/notice", NoticePage.of("preference-unknown", "warning"), HttpStatus.NOT_FOUND);
    }
}
