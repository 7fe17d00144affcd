package nl.belofte.casework;

import java.util.Optional;
import nl.belofte.dossier.Content;
import nl.belofte.evidence.Actor;
import nl.belofte.form.Draft;
import nl.belofte.form.WrittenOut;
import nl.belofte.mail.Letter;
import nl.belofte.paper.Papers;
import nl.belofte.rights.Course;
import nl.belofte.rights.Event;
import nl.belofte.rights.Extensions;
import nl.belofte.rights.NotNow;
import nl.belofte.rights.PaperLetter;
import nl.belofte.rights.PaperLetters;
import nl.belofte.rights.Postings;
import nl.belofte.rights.RequestLetters;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.web.Download;
import nl.belofte.web.Missing;
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

/** The letters on paper, for who left no address for mail: printed, and posted. */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves({"RIG-10", "RIG-11"})
class PaperController {

    private static final String UNREACHED = "onbereikbaar";

    private static final String CASE = CaseQueueController.PATH + "/{reference}";

    private final Pages pages;
    private final CasePages casePages;
    private final RightsRequests requests;
    private final Extensions extensions;
    private final Postings postings;
    private final RequestLetters letters;
    private final Statements statements;
    private final PaperLetters papers;
    private final Papers printer;

    PaperController(
            Pages pages,
            CasePages casePages,
            RightsRequests requests,
            Extensions extensions,
            Postings postings,
            RequestLetters letters,
            Statements statements,
            PaperLetters papers,
            Papers printer) {
        this.pages = pages;
        this.casePages = casePages;
        this.requests = requests;
        this.extensions = extensions;
        this.postings = postings;
        this.letters = letters;
        this.statements = statements;
        this.papers = papers;
        this.printer = printer;
    }

    /** @param welke which letter; empty for the newest */
    @GetMapping(CASE + "/brief")
    Download print(Visit visit, @PathVariable String reference, @RequestParam(defaultValue = "") String welke) {
        var request = casePages.find(visit, reference);
        var letter = papers.of(request.dossier()).stream()
                .filter(each -> welke.isEmpty() || each.id().toString().equals(welke))
                .reduce((_, later) -> later)
                .orElseThrow(Missing::new);
        var content = requests.content(request, actor());
        return new Download(
                "brief-" + request.reference() + ".pdf",
                printer.make("casework/paper", paper(request, content, letter), request.language()));
    }

    private CasePaper paper(RightsRequest request, Content content, PaperLetter paper) {
        var statement = statements.current(request.controller());
        var language = request.language();
        var text = paper.event()
                .flatMap(event -> Course.in(content).find(event))
                .map(Event::text)
                .orElse("");
        var said = paper.isAnswer()
                ? letters.answer(request, paper.decides().or(request::outcome), content, text, paper.event())
                : text;
        var by = paper.letter() == Letter.REQUEST_EXTENDED ? extensions.extendedBy(request) : request.answerBy();
        var letter = letters.onPaper(paper.letter(), request, content, said, by);
        return new CasePaper(
                letter.subject(),
                letter.text().lines().toList(),
                WrittenOut.lines(Category.NAME_AND_ADDRESS, content.get(Category.NAME_AND_ADDRESS), language),
                statement.contact(),
                Wording.phone(statement.contact().phone()),
                Wording.in(language).date(paper.postedOn().orElseGet(() -> statements.today(request.controller()))),
                language.tag());
    }

    /** What a letter says holds from the day on which it went. */
    @PostMapping(CASE + "/gepost")
    View posted(Visit visit, @PathVariable String reference, Submission submission) {
        var request = casePages.find(visit, reference);
        var found = letter(request, submission.get("welke"));
        if (found.isEmpty()) {
            return lapsed(request);
        }
        var letter = found.get();
        var on = submission.day("gepost").filter(day -> !letter.waits() || postings.postable(request, letter, day));
        if (on.isEmpty()) {
            var draft = Draft.wrong("gepost", letter.id().toString(), "error.posted-on");
            return casePages.show(visit, request, draft, Optional.empty(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (letter.waits() && !letter.isAnswer() && RightsRequests.unreachable(requests.content(request, actor()))) {
            var draft = Draft.wrong("gepost", letter.id().toString(), "error.no-address");
            return casePages.show(visit, request, draft, Optional.empty(), HttpStatus.CONFLICT);
        }
        try {
            if (!postings.posted(request, letter.id(), on.get(), actor())) {
                return done(visit, request, "te-laat-gepost");
            }
        } catch (NotNow already) {
            // Somebody pressed twice, or a colleague did: the page shows on which day it went. Unless he did something
            // else with it.
            if (letter(request, letter.id().toString()).isEmpty()) {
                return lapsed(request);
            }
        }
        return done(visit, request, "gepost");
    }

    /** Of who left no address and does not answer the telephone. */
    @PostMapping(CASE + "/" + UNREACHED)
    View unreached(Visit visit, @PathVariable String reference, Submission submission) {
        var request = casePages.find(visit, reference);
        var tried = submission.text(UNREACHED);
        var wrong = QuestionForm.wrong(tried);
        if (wrong.isPresent()) {
            var draft = Draft.wrong(UNREACHED, tried, "error.tried");
            return casePages.show(visit, request, draft, Optional.empty(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var letter = letter(request, submission.get("welke")).orElseThrow(() -> new NotNow("it lapsed"));
            postings.unreached(request, letter.id(), tried, actor());
        } catch (NotNow already) {
            var draft = Draft.wrong(UNREACHED, tried, "error.case-not-now");
            return casePages.show(visit, request, draft, Optional.empty(), HttpStatus.CONFLICT);
        }
        return done(visit, request, UNREACHED);
    }

    private Optional<PaperLetter> letter(RightsRequest request, String id) {
        return papers.of(request.dossier()).stream()
                .filter(each -> each.id().toString().equals(id))
                .findFirst();
    }

    /** Something else took its place, or it is not needed any more. */
    private View lapsed(RightsRequest request) {
        return pages.page("web/notice", CaseActs.notice("case-not-now", request), HttpStatus.CONFLICT);
    }

    private static View done(Visit visit, RightsRequest request, String word) {
        return visit.seeOther(CaseQueueController.PATH + "/" + request.reference() + "?gedaan=" + word);
    }

    private static Actor.Staff actor() {
        return (Actor.Staff) SignedIn.now().actor();
    }
}
