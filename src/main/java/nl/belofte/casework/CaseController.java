package nl.belofte.casework;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;
import nl.belofte.evidence.Actor;
import nl.belofte.form.Draft;
import nl.belofte.mail.Letter;
import nl.belofte.rights.Extensions;
import nl.belofte.rights.Identities;
import nl.belofte.rights.NotNow;
import nl.belofte.rights.RequestActs;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.Status;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.web.Page;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One case at the desk: read, noted upon, its identity seen to, its clock stopped or extended as the law allows. */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves({"RIG-9", "RIG-10"})
class CaseController {

    private static final String CASE = CaseQueueController.PATH + "/{reference}";

    private final CasePages pages;
    private final Identities identities;
    private final Extensions extensions;
    private final RequestActs requestActs;

    CaseController(CasePages pages, Identities identities, Extensions extensions, RequestActs requestActs) {
        this.pages = pages;
        this.identities = identities;
        this.extensions = extensions;
        this.requestActs = requestActs;
    }

    @GetMapping(CASE)
    Page show(Visit visit, @PathVariable String reference, @RequestParam(defaultValue = "") String gedaan) {
        var done = Optional.of(gedaan)
                .filter(
                        word -> word.matches(
                                "nieuw|gepost|te-laat-gepost|notitie|twijfel|reactie|opheffing|identiteit|verlenging|antwoord|voorstel|weigering|wissen|verbetering|kopie|bezwaar|intrekking|beperking|account|account-vast|terug|koppeling|adres|adres-antwoord|onbereikbaar|nummer"));
        return pages.show(visit, pages.find(visit, reference), Draft.NONE, done, HttpStatus.OK);
    }

    @PostMapping(CASE + "/notitie")
    View note(Visit visit, @PathVariable String reference, Submission submission) {
        return say(
                visit, reference, "notitie", submission, (request, text) -> requestActs.note(request, text, actor()));
    }

    /** The doubt and what would take it away: its person reads it. */
    @PostMapping(CASE + "/twijfel")
    View doubt(Visit visit, @PathVariable String reference, Submission submission) {
        return tell(
                visit,
                reference,
                "twijfel",
                submission,
                Letter.IDENTITY_DOUBTED,
                (request, text) -> identities.doubt(request, text, actor()));
    }

    /** What its person answered by mail, by telephone or on paper, and when that came. */
    @PostMapping(CASE + "/reactie")
    View heard(Visit visit, @PathVariable String reference, Submission submission) {
        return say(visit, reference, "reactie", submission, identities::heard);
    }

    /** A member of staff saw who it is, and says how; where that was doubted, also when the answer came. */
    @PostMapping(CASE + "/identiteit")
    View identified(Visit visit, @PathVariable String reference, Submission submission) {
        return pages.find(visit, reference).status() == Status.DOUBTED
                ? say(visit, reference, "identiteit", submission, identities::identified)
                : say(
                        visit,
                        reference,
                        "identiteit",
                        submission,
                        (request, text) -> identities.identified(request, text, actor()));
    }

    private interface Answered {
        void by(RightsRequest request, String text, LocalDate on, Actor.Staff staff);
    }

    /** What counts from the day on which an answer came. */
    private View say(Visit visit, String reference, String word, Submission submission, Answered deed) {
        var request = pages.find(visit, reference);
        var on = submission.day(word + "-dag").filter(day -> identities.stoodStill(request, day));
        if (on.isPresent()) {
            return say(visit, reference, word, submission, (now, text) -> deed.by(now, text, on.get(), actor()));
        }
        boolean stands = request.status() == Status.DOUBTED;
        var text = submission.text(word);
        var error = stands ? QuestionForm.wrong(text).orElse("error.heard-on") : "error.case-not-now";
        return pages.show(
                visit,
                request,
                Draft.wrong(word, text, error),
                Optional.empty(),
                stands ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
    }

    @PostMapping(CASE + "/verlenging")
    View extend(Visit visit, @PathVariable String reference, Submission submission) {
        return tell(
                visit,
                reference,
                "verlenging",
                submission,
                Letter.REQUEST_EXTENDED,
                (request, text) -> extensions.extend(request, text, actor()));
    }

    /** What its person gets a letter of, once that was read. */
    private View tell(
            Visit visit,
            String reference,
            String word,
            Submission submission,
            Letter letter,
            BiConsumer<RightsRequest, String> deed) {
        var request = pages.find(visit, reference);
        var text = submission.text(word);
        if (QuestionForm.wrong(text).isPresent() || submission.has("versturen")) {
            return say(visit, reference, word, submission, deed);
        }
        if (submission.has("schrijven")) {
            var draft = new Draft(word, text, Optional.empty());
            return pages.show(visit, request, draft, Optional.empty(), HttpStatus.OK);
        }
        var by = letter == Letter.REQUEST_EXTENDED ? extensions.extendedBy(request) : request.answerBy();
        return pages.letter(letter, request, word, text, by);
    }

    private View say(
            Visit visit, String reference, String word, Submission submission, BiConsumer<RightsRequest, String> deed) {
        var request = pages.find(visit, reference);
        var text = submission.text(word);
        var wrong = QuestionForm.wrong(text);
        if (wrong.isPresent()) {
            var draft = Draft.wrong(word, text, wrong.get());
            return pages.show(visit, request, draft, Optional.empty(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            deed.accept(request, text);
        } catch (NotNow late) {
            var draft = Draft.wrong(word, text, "error.case-not-now");
            return pages.show(visit, pages.find(visit, reference), draft, Optional.empty(), HttpStatus.CONFLICT);
        }
        return visit.seeOther(CaseQueueController.PATH + "/" + request.reference() + "?gedaan=" + word);
    }

    private static Actor.Staff actor() {
        return (Actor.Staff) SignedIn.now().actor();
    }
}
