package nl.belofte.casework;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import nl.belofte.account.Mailboxes;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.form.Draft;
import nl.belofte.form.WrittenOut;
import nl.belofte.mail.Letter;
import nl.belofte.person.PersonId;
import nl.belofte.request.Clock;
import nl.belofte.rights.Answers;
import nl.belofte.rights.Course;
import nl.belofte.rights.CourseLines;
import nl.belofte.rights.Event;
import nl.belofte.rights.Extensions;
import nl.belofte.rights.Identities;
import nl.belofte.rights.Identity;
import nl.belofte.rights.Outcome;
import nl.belofte.rights.PaperLetters;
import nl.belofte.rights.RequestLetters;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
import nl.belofte.rights.Status;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import nl.belofte.web.Moment;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes the page of one case. */
@Component
class CasePages {

    /** Names in an answer what was the last that its person had said when it was written. */
    static final String READ = "gelezen";

    private static final List<Category> WHO = List.of(Category.NAME_AND_ADDRESS, Category.EMAIL, Category.PHONE);

    private final Pages pages;
    private final RightsRequests requests;
    private final Identities identities;
    private final Extensions extensions;
    private final RequestLetters letters;
    private final PaperLetters papers;
    private final Statements statements;
    private final Answers answers;
    private final Mailboxes mailboxes;

    CasePages(
            Pages pages,
            RightsRequests requests,
            Identities identities,
            Extensions extensions,
            RequestLetters letters,
            PaperLetters papers,
            Statements statements,
            Answers answers,
            Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
        this.answers = answers;
        this.papers = papers;
        this.letters = letters;
        this.pages = pages;
        this.requests = requests;
        this.identities = identities;
        this.extensions = extensions;
        this.statements = statements;
    }

    RightsRequest find(Visit visit, String reference) {
        return requests.find(visit.controller(), reference).orElseThrow(Missing::new);
    }

    /** One about which something can be done: it asks that, its clock runs, and it is known who asks. */
    RightsRequest ready(Visit visit, String reference, Act act) {
        var ready = Optional.of(find(visit, reference))
                .filter(request -> act.isFor(request.right()))
                .filter(request ->
                        request.status() == Status.OPEN && request.identity().isPresent())
                .orElseThrow(Missing::new);
        // What came under his mailbox since he showed that it is his is his too.
        ready.identity()
                .filter(shown -> shown != Identity.STAFF)
                .ifPresent(_ -> mailboxes.join(ready.person(), ready.dossier()));
        return ready;
    }

    Page show(Visit visit, RightsRequest request, Draft draft, Optional<String> done, HttpStatus status) {
        return show(visit, request, draft, Decision.NONE, done, status);
    }

    Page show(
            Visit visit,
            RightsRequest request,
            Draft draft,
            Decision decision,
            Optional<String> done,
            HttpStatus status) {
        try {
            return pages.page("casework/case", page(visit, request, draft, decision, done), status);
        } catch (NotPermitted only) {
            return pages.page(
                    "web/notice",
                    NoticePage.of("case-kept", "info").atDesk().leadingTo(CaseQueueController.PATH, "cases"),
                    HttpStatus.FORBIDDEN);
        }
    }

    /** Before it goes it is read as its person will read it. */
    Page letter(Letter letter, RightsRequest request, String act, String draft, LocalDate by) {
        return letter(letter, request, act, Optional.empty(), draft, by, fields(act, draft));
    }

    /** An answer with what was decided. */
    Page answer(RightsRequest request, String act, Decision decision, String draft, String read) {
        var fields = fields(act, draft);
        fields.put(READ, read);
        fields.putAll(decision.fields());
        return letter(Letter.REQUEST_ANSWERED, request, act, decision.outcome(), draft, request.answerBy(), fields);
    }

    /** What brings the report or the package: nobody at the desk writes it. */
    Page copy(RightsRequest request, String words) {
        return letter(
                Letter.REQUEST_READY,
                request,
                Act.COPY.path(),
                Optional.empty(),
                words,
                request.answerBy(),
                new LinkedHashMap<>());
    }

    boolean mailed(RightsRequest request) {
        return mailed(requests.content(request, SignedIn.now().actor()));
    }

    /** Who else is known by the address that was typed. */
    Optional<PersonId> known(RightsRequest request) {
        return known(request, requests.content(request, SignedIn.now().actor()));
    }

    private Optional<PersonId> known(RightsRequest request, Content content) {
        return content.get(Category.EMAIL, Field.EMAIL)
                .filter(_ -> request.status() == Status.OPEN)
                .flatMap(email -> mailboxes.other(request.controller(), email, request.person()));
    }

    private static boolean mailed(Content content) {
        return content.get(Category.EMAIL, Field.EMAIL).isPresent();
    }

    /** @param told all that the letter says, of which the member of staff wrote the draft */
    Page ending(RightsRequest request, String act, UUID dossier, String draft, String told) {
        var fields = fields(act, draft);
        fields.put("dossier", dossier.toString());
        return letter(Letter.RESTRICTION_ENDS, request, act, Optional.empty(), told, request.answerBy(), fields);
    }

    private static SequencedMap<String, String> fields(String act, String draft) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(act, draft);
        return fields;
    }

    private Page letter(
            Letter letter,
            RightsRequest request,
            String act,
            Optional<Outcome> outcome,
            String said,
            LocalDate by,
            SequencedMap<String, String> fields) {
        var content = requests.content(request, SignedIn.now().actor());
        boolean mailed = mailed(content);
        var told = letter == Letter.REQUEST_ANSWERED
                ? letters.answer(request, outcome, content, said, Optional.empty())
                : said;
        var preview = mailed
                ? letters.preview(letter, request, content, told, by)
                : letters.onPaper(letter, request, content, told, by);
        return pages.page(
                "casework/letter",
                new LetterPage(
                        request.reference(),
                        request.written(),
                        act,
                        outcome,
                        fields,
                        preview.subject(),
                        preview.text(),
                        mailed,
                        request.language()));
    }

    private CasePage page(Visit visit, RightsRequest request, Draft draft, Decision decision, Optional<String> done) {
        var language = visit.language();
        var who = SignedIn.now();
        var content = requests.content(request, who.actor());
        var course = Course.in(content);
        boolean unreachable = request.status() != Status.CLOSED && RightsRequests.unreachable(content);
        var facts = new LinkedHashMap<String, List<String>>();
        WHO.stream()
                .filter(content.categories()::contains)
                .forEach(category -> facts.put(
                        Texts.in(language).get("category." + category.id()),
                        WrittenOut.lines(category, content.get(category), language)));
        return new CasePage(
                request.reference(),
                request.written(),
                WrittenOut.who(content),
                request.person().value(),
                known(request, content).map(PersonId::value),
                facts,
                unreachable,
                mailed(content),
                request.right(),
                request.source(),
                request.status(),
                request.language(),
                request.identity(),
                request.outcome(),
                Clock.of(requests.clock(request), language),
                CourseLines.forStaff(
                        course, statements.current(request.controller()).zone(), language),
                papers.of(request.dossier()).stream()
                        .map(paper -> new CasePage.Paper(
                                paper.id(),
                                "letter." + paper.letter().id(),
                                paper.postedOn().map(day -> Moment.of(day, language)),
                                paper.isAnswer(),
                                paper.isForTheClock() && request.overdue(statements.today(request.controller()))))
                        .toList(),
                Optional.of(extensions.extendedBy(request))
                        .filter(_ -> !unreachable && extensions.extendable(request))
                        .map(day -> Moment.of(day, language)),
                !unreachable && identities.doubtable(request),
                statements.today(request.controller()).toString(),
                request.proposedBy()
                        .map(by -> by.equals(who.dossier().value()) ? CasePage.Proposal.OWN : CasePage.Proposal.OTHERS)
                        .orElse(CasePage.Proposal.NONE),
                Answers.proposal(request, course).map(Event::id),
                Act.of(request.right()),
                answers.takesAnAct(request) && !course.begun(),
                course.said(),
                decision,
                draft,
                done);
    }
}
