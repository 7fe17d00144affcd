package nl.belofte.mailing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import nl.belofte.brand.Site;
import nl.belofte.brand.Sites;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.file.Language;
import nl.belofte.mailing.Mailing.State;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.FramedLetter;
import nl.belofte.web.Missing;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Makes mailings at the desk, tests them, and decides when they go, pause and stop. Of whom they go to it shows nothing. */
@Controller
@ForPurpose({Purpose.NEWSLETTER, Purpose.ADVERTISING})
@Serves({"NEW-1", "NEW-4"})
class MailingController {

    static final String PATH = "/balie/nieuwsbrieven";

    private static final Duration FURTHEST = Duration.ofDays(366);

    private final Pages pages;
    private final Mailings mailings;
    private final MailingPages views;
    private final TestCopies testCopies;
    private final Decisions decisions;
    private final Dispatch dispatch;
    private final Statements statements;
    private final Sites sites;
    private final Clock clock;

    MailingController(
            Pages pages,
            Mailings mailings,
            MailingPages views,
            TestCopies testCopies,
            Decisions decisions,
            Dispatch dispatch,
            Statements statements,
            Sites sites,
            Clock clock) {
        this.pages = pages;
        this.mailings = mailings;
        this.views = views;
        this.testCopies = testCopies;
        this.decisions = decisions;
        this.dispatch = dispatch;
        this.statements = statements;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping(PATH)
    Page list(Visit visit) {
        return pages.page("mailing/list", views.list(visit, purposes()));
    }

    /** Those for which mailings are made here and the role works. */
    private List<Purpose> purposes() {
        var opens = SignedIn.now().opens(statements);
        return views.purposes(SignedIn.now().controller()).stream()
                .filter(opens::contains)
                .toList();
    }

    @GetMapping(PATH + "/nieuw")
    Page ask(Visit visit) {
        var purpose = purposes().stream().findFirst().orElseThrow(Missing::new);
        return form(
                visit, Optional.empty(), MailingForm.empty(purpose, visit.site().host()), HttpStatus.OK);
    }

    @PostMapping(PATH + "/nieuw")
    View add(Visit visit, Submission submission) {
        purposes().stream().findFirst().orElseThrow(Missing::new);
        var form = MailingForm.of(submission, purposes(), hosts(visit));
        if (form.content().isEmpty()) {
            return form(visit, Optional.empty(), form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var content = form.content().get();
        return back(
                visit, mailings.add(visit.controller(), content.purpose(), content.host(), content.words()), "concept");
    }

    @GetMapping(PATH + "/{id}")
    Page show(Visit visit, @PathVariable("id") int number, @RequestParam(defaultValue = "") String gedaan) {
        var done = Optional.of(gedaan)
                .filter(word -> word.matches("concept|proef|planning|start|intrekking|pauze|hervatting|stop|twijfel"));
        var found = find(visit, number);
        return pages.page("mailing/mailing", views.page(found, visit, planned(visit, found), Map.of(), done));
    }

    /** As its fields have it. */
    private Map<String, String> planned(Visit visit, Mailing mailing) {
        return mailing.due()
                .map(due -> due.atZone(statements.current(visit.controller()).zone()))
                .map(due -> Map.of(
                        "dag",
                        due.toLocalDate().toString(),
                        "tijd",
                        due.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString()))
                .orElse(Map.of());
    }

    @GetMapping(PATH + "/{id}/brief")
    ResponseEntity<byte[]> letter(
            Visit visit, @PathVariable("id") int number, @RequestParam(defaultValue = "") String taal) {
        return FramedLetter.of(
                views.letter(find(visit, number), Language.of(taal).orElse(visit.language())));
    }

    @GetMapping(PATH + "/{id}/wijziging")
    Page askChange(Visit visit, @PathVariable("id") int number) {
        var found = find(visit, number);
        return found.state().open()
                ? form(visit, Optional.of(number), MailingForm.of(found), HttpStatus.OK)
                : fixed(number);
    }

    @PostMapping(PATH + "/{id}/wijziging")
    View change(Visit visit, @PathVariable("id") int number, Submission submission) {
        var found = find(visit, number);
        var form = MailingForm.of(submission, List.of(found.purpose()), hosts(visit));
        if (found.state().open() && form.content().isEmpty()) {
            return form(visit, Optional.of(number), form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean kept = form.typed(MailingForm.SEEN).equals(found.edition())
                && form.content()
                        .filter(content -> mailings.rewrite(found, content.host(), content.words()))
                        .isPresent();
        return kept
                ? back(visit, number, "concept")
                : form(visit, Optional.of(number), form.overtaken(find(visit, number)), HttpStatus.CONFLICT);
    }

    @PostMapping(PATH + "/{id}/proef")
    View test(Visit visit, @PathVariable("id") int number) {
        var found = find(visit, number);
        if (!found.state().open()) {
            return fixed(number);
        }
        if (!testCopies.send(found, SignedIn.now())) {
            return notice("mailing-test-failed", HttpStatus.BAD_GATEWAY, number);
        }
        mailings.tested(found);
        return back(visit, number, "proef");
    }

    @PostMapping(PATH + "/{id}/start")
    View start(Visit visit, @PathVariable("id") int number) {
        return decide(
                visit,
                number,
                Deed.MAILING_STARTED,
                "start",
                (controller, id) -> mailings.schedule(controller, id, clock.instant()));
    }

    @PostMapping(PATH + "/{id}/planning")
    View schedule(Visit visit, @PathVariable("id") int number, Submission submission) {
        var found = find(visit, number);
        var wrong = new LinkedHashMap<String, String>();
        var at = at(visit, submission, wrong);
        if (at.isEmpty()) {
            var typed = Map.of("dag", submission.get("dag"), "tijd", submission.get("tijd"));
            var page = views.page(found, visit, typed, wrong, Optional.empty());
            return pages.page("mailing/mailing", page, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return decide(
                visit,
                number,
                Deed.MAILING_SCHEDULED,
                "planning",
                (controller, id) -> mailings.schedule(controller, id, at.get()));
    }

    private Optional<Instant> at(Visit visit, Submission submission, Map<String, String> wrong) {
        var day = submission.day("dag");
        if (day.isEmpty()) {
            wrong.put("dag", "error.mailing-day");
        }
        try {
            var time = LocalTime.parse(submission.get("tijd"));
            var zone = statements.current(visit.controller()).zone();
            var at = day.map(each -> each.atTime(time).atZone(zone).toInstant());
            if (at.isPresent()
                    && (at.get().isBefore(clock.instant())
                            || at.get().isAfter(clock.instant().plus(FURTHEST)))) {
                wrong.put("dag", "error.mailing-past");
                return Optional.empty();
            }
            return at;
        } catch (DateTimeException e) {
            wrong.put("tijd", "error.mailing-time");
            return Optional.empty();
        }
    }

    @PostMapping(PATH + "/{id}/intrekking")
    View unschedule(Visit visit, @PathVariable("id") int number) {
        return decide(visit, number, Deed.MAILING_UNSCHEDULED, "intrekking", mailings::unschedule);
    }

    @PostMapping(PATH + "/{id}/pauze")
    View pause(Visit visit, @PathVariable("id") int number) {
        return decide(visit, number, Deed.MAILING_PAUSED, "pauze", mailings::pause);
    }

    @PostMapping(PATH + "/{id}/hervatting")
    View resume(Visit visit, @PathVariable("id") int number) {
        return decide(visit, number, Deed.MAILING_RESUMED, "hervatting", mailings::resume);
    }

    @PostMapping(PATH + "/{id}/stop")
    View stop(Visit visit, @PathVariable("id") int number) {
        return decide(visit, number, Deed.MAILING_STOPPED, "stop", mailings::stop);
    }

    @PostMapping(PATH + "/{id}/twijfel")
    View settle(Visit visit, @PathVariable("id") int number, Submission submission) {
        var found = find(visit, number);
        boolean again = submission.get("besluit").equals("opnieuw");
        return decide(visit, number, Deed.MAILING_SETTLED, "twijfel", (_, _) -> mailings.decide(found, again));
    }

    private View decide(Visit visit, int number, Deed deed, String done, BiPredicate<String, Integer> decision) {
        var by = (Actor.Staff) SignedIn.now().actor();
        if (!decisions.take(find(visit, number), deed, by, () -> decision.test(visit.controller(), number))) {
            boolean begins = deed == Deed.MAILING_STARTED || deed == Deed.MAILING_SCHEDULED;
            return begins && find(visit, number).state() == State.DRAFT
                    ? notice("mailing-untested", HttpStatus.CONFLICT, number)
                    : fixed(number);
        }
        dispatch.soon();
        return back(visit, number, done);
    }

    /** Of this controller, and for a purpose for which the role works. */
    private Mailing find(Visit visit, int number) {
        var opens = SignedIn.now().opens(statements);
        return mailings.find(visit.controller(), number)
                .filter(found -> opens.contains(found.purpose()))
                .orElseThrow(Missing::new);
    }

    private List<String> hosts(Visit visit) {
        return sites.of(visit.controller()).stream().map(Site::host).toList();
    }

    private Page form(Visit visit, Optional<Integer> number, MailingForm form, HttpStatus status) {
        return pages.page(
                "mailing/form",
                new MailingFormPage(number, form, purposes(), List.copyOf(sites.of(visit.controller()))),
                status);
    }

    /** Somebody else did something with it meanwhile, or it is too late for this. */
    private Page fixed(int number) {
        return notice("mailing-fixed", HttpStatus.CONFLICT, number);
    }

    private Page notice(String key, HttpStatus status, int number) {
        return pages.page(
                "web/notice", NoticePage.of(key, "warning").atDesk().leadingTo(PATH + "/" + number, "mailing"), status);
    }

    private static View back(Visit visit, int number, String done) {
        return visit.seeOther(PATH + "/" + number + "?gedaan=" + done);
    }
}
