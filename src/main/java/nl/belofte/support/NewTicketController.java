package nl.belofte.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Content;
import nl.belofte.form.FormPage;
import nl.belofte.form.Forms;
import nl.belofte.form.Question;
import nl.belofte.person.Persons;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.AskedQuestion;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.ticket.QuestionForm.Control;
import nl.belofte.ticket.Source;
import nl.belofte.ticket.Tickets;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** What somebody asked on the telephone, in a letter or over the counter becomes a ticket too. */
@Controller
@ForPurpose(Purpose.CONTACT)
class NewTicketController {

    private static final List<String> SOURCES = List.of(Source.TELEPHONE.id(), Source.NOTE.id());

    private final Pages pages;
    private final QuestionForm questionForm;
    private final Forms forms;
    private final Statements statements;
    private final Persons persons;
    private final Consents consents;
    private final Tickets tickets;
    private final TransactionTemplate transaction;

    NewTicketController(
            Pages pages,
            QuestionForm questionForm,
            Forms forms,
            Statements statements,
            Persons persons,
            Consents consents,
            Tickets tickets,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.questionForm = questionForm;
        this.forms = forms;
        this.statements = statements;
        this.persons = persons;
        this.consents = consents;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    @GetMapping("/balie/vragen/nieuw")
    Page ask(Visit visit) {
        var declaration = questionForm.declaration(visit.controller());
        return form(
                visit,
                questionForm.questions(declaration, Content.EMPTY),
                "",
                "",
                new LinkedHashMap<>(),
                HttpStatus.OK);
    }

    @PostMapping("/balie/vragen/nieuw")
    View open(Visit visit, Submission submission) {
        var declaration = questionForm.declaration(visit.controller());
        var answers = forms.read(
                questionForm.questions(declaration, Content.EMPTY),
                submission::get,
                statements.current(visit.controller()).country());
        var source = submission.get("bron");
        var text = submission.text("tekst");
        var consent = questionForm.consent(visit.controller(), visit.language(), Control.TELEPHONE);
        var wrong = new LinkedHashMap<String, String>();
        if (!SOURCES.contains(source)) {
            wrong.put("bron", "error.choose-source");
        }
        QuestionForm.wrong(text).ifPresent(error -> wrong.put("tekst", error));
        if (consent.isPresent() && !submission.has("toestemming")) {
            wrong.put("toestemming", "error.consent-by-telephone");
        }
        if (!answers.good() || !wrong.isEmpty()) {
            return form(visit, answers.questions(), source, text, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var actor = SignedIn.now().actor();
        var content = answers.content();
        var dossier = transaction.execute(_ -> {
            var person = persons.add(visit.controller());
            var ground = consent.map(shown -> consents.give(person, shown, QuestionForm.reach(content), actor));
            return tickets.open(new AskedQuestion(visit, person, Source.of(source), content, text, ground, actor));
        });
        var reference = tickets.find(dossier).orElseThrow().reference();
        return visit.seeOther("/balie/vragen/" + reference + "?gedaan=nieuw");
    }

    private Page form(
            Visit visit,
            List<Question> questions,
            String source,
            String text,
            SequencedMap<String, String> wrong,
            HttpStatus status) {
        var declaration = questionForm.declaration(visit.controller());
        var form = new FormPage(statements.current(visit.controller()), declaration, questions, wrong);
        var consent = questionForm.consent(visit.controller(), visit.language(), Control.TELEPHONE);
        var page =
                new NewTicketPage(form, source, text, consent.map(Shown::text).orElse(""));
        return pages.page("support/new", page, status);
    }
}
