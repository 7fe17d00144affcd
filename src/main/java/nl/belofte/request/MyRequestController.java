package nl.belofte.request;

import java.util.Optional;
import java.util.stream.Collectors;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Search;
import nl.belofte.erasure.ErasureWords;
import nl.belofte.form.Draft;
import nl.belofte.rights.Asking;
import nl.belofte.rights.CourseLines;
import nl.belofte.rights.NotNow;
import nl.belofte.rights.Right;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
import nl.belofte.session.Attempts;
import nl.belofte.session.Fresh;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.web.Missing;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One request, for who asked it: each step, its clock, and the answer. */
@Controller
@Serves("RIG-10")
class MyRequestController {

    private static final int WORDS_AN_HOUR = 20;

    private final Pages pages;
    private final RightsRequests requests;
    private final Asking asking;
    private final Statements statements;
    private final Attempts attempts;
    private final Search search;
    private final Outlines outlines;
    private final ErasureWords words;

    MyRequestController(
            Pages pages,
            RightsRequests requests,
            Asking asking,
            Statements statements,
            Attempts attempts,
            Search search,
            Outlines outlines,
            ErasureWords words) {
        this.search = search;
        this.outlines = outlines;
        this.words = words;
        this.pages = pages;
        this.requests = requests;
        this.asking = asking;
        this.statements = statements;
        this.attempts = attempts;
    }

    @Fresh
    @GetMapping("/mijn/privacy/verzoeken/{reference}")
    Page show(Visit visit, @PathVariable String reference, @RequestParam(defaultValue = "") String gedaan) {
        var done = Optional.of(gedaan).filter(word -> word.matches("gevraagd|bevestigd|aanvulling|intrekking|klaar"));
        return page(visit, own(visit, reference), Draft.NONE, done, HttpStatus.OK);
    }

    @PostMapping("/mijn/privacy/verzoeken/{reference}/aanvulling")
    View add(Visit visit, @PathVariable String reference, Submission submission) {
        var request = own(visit, reference);
        var text = submission.text("tekst");
        var wrong = QuestionForm.wrong(text);
        if (wrong.isEmpty()
                && !attempts.allowed("words to a request", request.dossier().toString(), WORDS_AN_HOUR)) {
            wrong = Optional.of("error.words-too-often");
        }
        if (wrong.isPresent()) {
            var draft = Draft.wrong("tekst", text, wrong.get());
            return page(visit, request, draft, Optional.empty(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            asking.add(request, text);
        } catch (NotNow closed) {
            var draft = Draft.wrong("tekst", text, "error.request-closed");
            return page(visit, own(visit, reference), draft, Optional.empty(), HttpStatus.CONFLICT);
        }
        return done(visit, request, "aanvulling");
    }

    @PostMapping("/mijn/privacy/verzoeken/{reference}/intrekking")
    View takeBack(Visit visit, @PathVariable String reference) {
        var request = own(visit, reference);
        try {
            asking.takeBack(request, stands(request));
        } catch (NotNow closed) {
            // It was answered at this moment, which the page shows.
            return done(visit, request, "");
        }
        return done(visit, request, "intrekking");
    }

    /** A hold outlives the request for it: it is its person's to end. */
    private String stands(RightsRequest request) {
        if (request.right() != Right.RESTRICTION) {
            return "";
        }
        var texts = Texts.in(request.language());
        var all = search.of(request.person());
        var restricted =
                outlines.restrictions(all.stream().map(Dossier::id).toList()).keySet();
        var titles = all.stream()
                .filter(dossier -> restricted.contains(dossier.id()))
                .map(dossier -> words.title(dossier, request.language()))
                .collect(Collectors.joining("; "));
        return titles.isEmpty() ? texts.get("taken-back.unrestricted") : texts.get("taken-back.restricted", titles);
    }

    /** Somebody else's looks as if it were not there. */
    private RightsRequest own(Visit visit, String reference) {
        return requests.find(visit.controller(), reference)
                .filter(request -> request.person().equals(SignedIn.now().person()))
                .orElseThrow(Missing::new);
    }

    private static View done(Visit visit, RightsRequest request, String word) {
        return visit.seeOther("/mijn/privacy/verzoeken/" + request.reference() + "?gedaan=" + word);
    }

    private Page page(Visit visit, RightsRequest request, Draft draft, Optional<String> done, HttpStatus status) {
        var statement = statements.current(request.controller());
        var course = requests.course(request, SignedIn.now().actor());
        return pages.page(
                "request/my-request",
                new MyRequestPage(
                        request.reference(),
                        request.written(),
                        request.right(),
                        request.status(),
                        request.outcome(),
                        Clock.of(requests.clock(request), visit.language()),
                        CourseLines.forPerson(course, statement.zone(), visit.language()),
                        course.begun(),
                        request.right() == Right.OBJECTION || outlines.anythingBesideRequests(request.person()),
                        statement.contact(),
                        draft,
                        done),
                status);
    }
}
