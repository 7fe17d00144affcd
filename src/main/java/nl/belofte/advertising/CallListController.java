package nl.belofte.advertising;

import java.util.Optional;
import java.util.UUID;
import nl.belofte.advertising.CallLists.CallList;
import nl.belofte.advertising.Calls.Ended;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.form.WrittenOut;
import nl.belofte.permission.Approach;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.BadInput;
import nl.belofte.web.Missing;
import nl.belofte.web.Moment;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Call lists, for who calls: one at a time, or the next ones below each other. */
@Controller
@ForPurpose(Purpose.ADVERTISING)
@Serves({"ADV-2", "ADV-3", "ADV-4"})
class CallListController {

    static final String PATH = "/balie/reclame/bellijsten";

    private static final int SHOWN = 20;
    private static final int LONGEST = 80;

    private final Pages pages;
    private final CallLists lists;
    private final Calls calls;
    private final Consents consents;
    private final Approach approach;
    private final Statements statements;

    CallListController(
            Pages pages, CallLists lists, Calls calls, Consents consents, Approach approach, Statements statements) {
        this.pages = pages;
        this.lists = lists;
        this.calls = calls;
        this.consents = consents;
        this.approach = approach;
        this.statements = statements;
    }

    @GetMapping(PATH)
    Page list(Visit visit, @RequestParam(defaultValue = "") String gedaan) {
        return list(visit, Optional.of(gedaan).filter("einde"::equals), "", "200", "", "", HttpStatus.OK);
    }

    private Page list(
            Visit visit,
            Optional<String> done,
            String title,
            String number,
            String titleError,
            String numberError,
            HttpStatus status) {
        refuseUnlessCalled(visit);
        var rows = lists.list(visit.controller()).stream()
                .map(each -> row(visit, each))
                .toList();
        return pages.page(
                "advertising/call-lists",
                new CallListsPage(
                        rows, lists.resting(visit.controller()), done, title, number, titleError, numberError),
                status);
    }

    /** Where a statement does not speak of calls there are none. */
    private void refuseUnlessCalled(Visit visit) {
        if (!approach.channels(visit.controller()).contains(Channel.PHONE)) {
            throw new Missing();
        }
    }

    @PostMapping(PATH)
    View make(Visit visit, Submission submission) {
        refuseUnlessCalled(visit);
        var title = submission.get("naam");
        int number = submission.number("aantal");
        var titleError = title.isEmpty() || title.length() > LONGEST ? "error.list-title" : "";
        var numberError = number < 1 || number > CallLists.MOST ? "error.list-number" : "";
        if (!titleError.isEmpty() || !numberError.isEmpty()) {
            return again(visit, submission, titleError, numberError);
        }
        return lists.make(visit.controller(), title, number, actor())
                .<View>map(id -> visit.seeOther(PATH + "/" + id))
                .orElseGet(() -> again(visit, submission, "", "error.list-nobody"));
    }

    private Page again(Visit visit, Submission submission, String titleError, String numberError) {
        return list(
                visit,
                Optional.empty(),
                submission.get("naam"),
                submission.get("aantal"),
                titleError,
                numberError,
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping(PATH + "/{id}")
    Page show(Visit visit, @PathVariable UUID id, @RequestParam(defaultValue = "") String gedaan) {
        return show(visit, id, SHOWN, gedaan);
    }

    @GetMapping(PATH + "/{id}/gesprek")
    Page one(Visit visit, @PathVariable UUID id, @RequestParam(defaultValue = "") String gedaan) {
        return show(visit, id, 1, gedaan);
    }

    private Page show(Visit visit, UUID id, int atMost, String done) {
        refuseUnlessCalled(visit);
        var list = lists.find(visit.controller(), id);
        var people = calls.next(list, visit.controller(), atMost, actor()).stream()
                .map(each -> person(visit, each))
                .toList();
        return pages.page(
                "advertising/call-list",
                new CallListPage(
                        row(visit, lists.find(visit.controller(), id)),
                        people,
                        atMost == 1,
                        Optional.of(done).filter(word -> word.matches("gesproken|niet-bereikt|nee|terug")),
                        calls.last(list, actor()).map(DossierId::value).filter(_ -> !done.equals("nee")),
                        calls.heldByOthers(list, actor())));
    }

    private CallListPage.Person person(Visit visit, Dossier dossier) {
        var phone = dossier.content().get(Category.PHONE, Field.PHONE).orElse("");
        var zone = statements.current(visit.controller()).zone();
        return new CallListPage.Person(
                dossier.id().value(),
                WrittenOut.who(dossier.content()),
                phone,
                Wording.phone(phone),
                consents.under(dossier.id())
                        .map(given -> Moment.of(
                                given.at(),
                                zone,
                                visit.language(),
                                given.shown().onlyDay(given.at(), zone))));
    }

    @PostMapping(PATH + "/{id}/gesprekken")
    View ended(Visit visit, @PathVariable UUID id, Submission submission) {
        var list = lists.find(visit.controller(), id);
        var word = submission.get("uitkomst");
        if (word.equals("terug")) {
            calls.undo(list, dossier(submission), actor());
            return back(visit, id, submission, word);
        }
        var how = switch (word) {
            case "gesproken" -> Ended.SPOKEN;
            case "niet-bereikt" -> Ended.NO_ANSWER;
            case "nee" -> Ended.SAID_NO;
            default -> throw new BadInput("no such end");
        };
        calls.ended(list, dossier(submission), how, actor());
        return back(visit, id, submission, word);
    }

    private static View back(Visit visit, UUID id, Submission submission, String done) {
        return visit.seeOther(PATH + "/" + id + (submission.has("een") ? "/gesprek" : "") + "?gedaan=" + done);
    }

    private static DossierId dossier(Submission submission) {
        try {
            return new DossierId(UUID.fromString(submission.get("wie")));
        } catch (IllegalArgumentException e) {
            throw new Missing();
        }
    }

    @PostMapping(PATH + "/{id}/einde")
    View end(Visit visit, @PathVariable UUID id) {
        lists.end(lists.find(visit.controller(), id));
        return visit.seeOther(PATH + "?gedaan=einde");
    }

    private CallListsPage.Row row(Visit visit, CallList list) {
        var zone = statements.current(visit.controller()).zone();
        return new CallListsPage.Row(
                list.id(),
                list.title(),
                Moment.of(list.madeAt().toInstant(), zone, visit.language()),
                Moment.of(list.until(), visit.language()),
                list.planned(),
                list.done(),
                list.left());
    }

    private static Actor.Staff actor() {
        return (Actor.Staff) SignedIn.now().actor();
    }
}
