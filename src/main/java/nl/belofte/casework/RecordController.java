package nl.belofte.casework;

import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.casework.RecordPage.Typed;
import nl.belofte.dossier.Content;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.file.Sha256;
import nl.belofte.form.Answers;
import nl.belofte.form.Forms;
import nl.belofte.form.Question;
import nl.belofte.form.Seen;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import nl.belofte.rights.Asking;
import nl.belofte.rights.NewRequest;
import nl.belofte.rights.PaperLetters;
import nl.belofte.rights.Right;
import nl.belofte.rights.RightsRequests;
import nl.belofte.rights.Source;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import nl.belofte.web.Missing;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Writes down what somebody asked by mail, on the telephone, in a letter or at the counter. Whoever hears it first does so,
 * whatever the role, for its clock runs already. RIG-11.
 */
@Controller
@ForPurpose({Purpose.ACCOUNT, Purpose.ORDER, Purpose.SUBSCRIPTION, Purpose.PORTAL, Purpose.CONTACT, Purpose.RIGHTS})
@Serves({"RIG-11", "COM-1"})
class RecordController {

    static final String PATH = CaseQueueController.PATH + "/nieuw";

    /** What is longer ago was answered, or is a new request. */
    private static final Period BACK = Period.ofYears(1);

    private final Pages pages;
    private final Forms forms;
    private final WhoForm whoForm;
    private final Statements statements;
    private final Persons persons;
    private final Known known;
    private final Tickets tickets;
    private final RightsRequests requests;
    private final Asking asking;
    private final PaperLetters papers;
    private final TransactionTemplate transaction;

    RecordController(
            Pages pages,
            Forms forms,
            WhoForm whoForm,
            Statements statements,
            Persons persons,
            Known known,
            Tickets tickets,
            RightsRequests requests,
            Asking asking,
            PaperLetters papers,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.forms = forms;
        this.whoForm = whoForm;
        this.statements = statements;
        this.persons = persons;
        this.known = known;
        this.tickets = tickets;
        this.requests = requests;
        this.asking = asking;
        this.papers = papers;
        this.transaction = transaction;
    }

    /**
     * @param klant the customer whose request it is; empty for somebody who is not known yet
     * @param vraag the reference of a question that turned out to be a request; it names nobody
     */
    @GetMapping(PATH)
    Page ask(
            Visit visit, @RequestParam(defaultValue = "") String klant, @RequestParam(defaultValue = "") String vraag) {
        var ticket = ticket(visit, vraag);
        var typed = new Typed(
                klant(visit, klant).map(PersonId::toString).orElse(""),
                ticket.map(Ticket::reference).orElse(""),
                "",
                ticket.map(_ -> Source.MAIL.id()).orElse(""),
                statements.today(visit.controller()).toString(),
                "",
                visit.language().tag(),
                UUID.randomUUID().toString());
        return form(visit, typed, whoForm.questions(visit.controller(), _ -> ""), new LinkedHashMap<>(), HttpStatus.OK);
    }

    @PostMapping(PATH)
    Page record(Visit visit, Submission submission) {
        var typed = new Typed(
                submission.get("klant"),
                submission.get("vraag"),
                submission.get("recht"),
                submission.get("bron"),
                submission.get("ontvangen"),
                submission.text("tekst"),
                submission.get("taal"),
                submission.get("formulier"));
        var customer = klant(visit, typed.customer());
        var ticket = ticket(visit, typed.ticket());
        var right = Right.of(typed.right());
        var source = Source.of(typed.source()).filter(Source.BY_STAFF::contains);
        var received = submission.day("ontvangen");
        var today = statements.today(visit.controller());
        var wrong = new LinkedHashMap<String, String>();
        if (right.isEmpty()) {
            wrong.put("recht", "error.choose-right");
        }
        if (source.isEmpty()) {
            wrong.put("bron", "error.choose-source");
        }
        if (received.filter(day -> !day.isAfter(today) && !day.isBefore(today.minus(BACK)))
                .isEmpty()) {
            wrong.put("ontvangen", "error.received");
        }
        if (typed.text().length() > QuestionForm.LONGEST) {
            wrong.put("tekst", "error.message-too-long");
        }
        var whose = customer.or(() -> ticket.map(Ticket::person));
        var onFile = whose.flatMap(person -> known.of(visit.controller(), person));
        var answers = forms.read(
                onFile.isPresent() ? List.of() : whoForm.questions(visit.controller(), submission::get),
                submission::get,
                statements.current(visit.controller()).country());
        if (answers.good() && onFile.isEmpty() && answers.content().categories().isEmpty()) {
            wrong.put("name-and-address.given-name", "error.nobody");
        }
        if (!answers.good() || !wrong.isEmpty()) {
            return form(visit, typed, answers.questions(), wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var dossier = transaction.execute(_ -> asking.open(new NewRequest(
                new Visit(visit.site(), Language.of(typed.language()).orElse(visit.language()), "/"),
                // Where no address is on file, what was typed proves nothing of whose request it is.
                whose.filter(_ -> onFile.isPresent()).orElseGet(() -> asks(visit, typed, answers)),
                right.get(),
                source.get(),
                received.get(),
                onFile.orElse(answers.content()),
                typed.text(),
                Optional.empty(),
                actor())));
        var request = requests.find(dossier).orElseThrow();
        boolean unreachable = RightsRequests.unreachable(onFile.orElse(answers.content()));
        return pages.page(
                "web/notice",
                NoticePage.of(
                                unreachable
                                        ? "case-recorded-unreachable"
                                        : papers.of(dossier).isEmpty() ? "case-recorded" : "case-recorded-paper",
                                "done",
                                request.written(),
                                Wording.in(visit.language()).date(request.answerBy()))
                        .atDesk()
                        .leadingTo("/balie", "desk"));
    }

    /** Who presses twice writes down one person. Who goes back and writes down anything else writes down another. */
    private PersonId asks(Visit visit, Typed typed, Answers answers) {
        return typed.form().isEmpty()
                ? persons.add(visit.controller())
                : persons.add(
                        visit.controller(),
                        Stream.of(
                                        SignedIn.now().dossier().toString(),
                                        typed.form(),
                                        typed.right(),
                                        typed.source(),
                                        typed.received(),
                                        typed.text(),
                                        Seen.of(answers.questions()).mark())
                                .map(Sha256::hex)
                                .collect(Collectors.joining()));
    }

    private Optional<PersonId> klant(Visit visit, String typed) {
        try {
            return Optional.of(typed)
                    .filter(id -> !id.isEmpty())
                    .map(id -> new PersonId(UUID.fromString(id)))
                    .filter(person -> known.of(visit.controller(), person).isPresent());
        } catch (IllegalArgumentException e) {
            throw new Missing();
        }
    }

    private Optional<Ticket> ticket(Visit visit, String typed) {
        return Optional.of(typed)
                .filter(reference -> !reference.isEmpty())
                .map(reference -> tickets.find(visit.controller(), reference).orElseThrow(Missing::new));
    }

    private Page form(
            Visit visit, Typed typed, List<Question> questions, SequencedMap<String, String> wrong, HttpStatus status) {
        var form = whoForm.page(visit.controller(), Content.EMPTY, questions, wrong);
        return pages.page("casework/record", new RecordPage(form, typed), status);
    }

    private static Actor actor() {
        return SignedIn.now().actor();
    }
}
