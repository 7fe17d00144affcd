package nl.belofte.casework;

import java.util.Optional;
import nl.belofte.dossier.Content;
import nl.belofte.form.WrittenOut;
import nl.belofte.paper.Papers;
import nl.belofte.rights.Course;
import nl.belofte.rights.Event;
import nl.belofte.rights.RequestLetters;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Download;
import nl.belofte.web.Missing;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The answer on paper, for who left no address for mail. */
@Controller
@ForPurpose(Purpose.RIGHTS)
class PaperController {

    private final CasePages casePages;
    private final RightsRequests requests;
    private final RequestLetters letters;
    private final Statements statements;
    private final Papers papers;

    PaperController(
            CasePages casePages,
            RightsRequests requests,
            RequestLetters letters,
            Statements statements,
            Papers papers) {
        this.casePages = casePages;
        this.requests = requests;
        this.letters = letters;
        this.statements = statements;
        this.papers = papers;
    }

    @GetMapping(CaseQueueController.PATH + "/{reference}/brief")
    Download print(Visit visit, @PathVariable String reference) {
        var request = casePages.find(visit, reference);
        var content = requests.content(request, SignedIn.now().actor());
        var answer = last(content).orElseThrow(Missing::new);
        var language = request.language();
        return new Download(
                "brief-" + request.reference() + ".pdf",
                papers.make("casework/paper", paper(request, content, answer), language));
    }

    private CasePaper paper(RightsRequest request, Content content, Event answer) {
        var statement = statements.current(request.controller());
        var language = request.language();
        var letter = letters.onPaper(request, content, answer.text());
        return new CasePaper(
                letter.subject(),
                letter.text().lines().toList(),
                WrittenOut.lines(Category.NAME_AND_ADDRESS, content.get(Category.NAME_AND_ADDRESS), language),
                statement.contact(),
                Wording.phone(statement.contact().phone()),
                Wording.in(language).date(answer.at().atZone(statement.zone()).toLocalDate()),
                language.tag());
    }

    private static Optional<Event> last(Content content) {
        return Course.in(content).all().stream()
                .filter(event -> event.kind() == Event.Kind.ANSWERED)
                .reduce((_, later) -> later);
    }
}
