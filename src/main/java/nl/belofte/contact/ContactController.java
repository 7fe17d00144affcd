package nl.belofte.contact;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.form.Answers;
import nl.belofte.form.FormPage;
import nl.belofte.form.Forms;
import nl.belofte.form.Question;
import nl.belofte.form.Robots;
import nl.belofte.form.Robots.Verdict;
import nl.belofte.form.Seen;
import nl.belofte.person.Persons;
import nl.belofte.session.Attempts;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.AskedQuestion;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.ticket.QuestionForm.Control;
import nl.belofte.ticket.Source;
import nl.belofte.ticket.Tickets;
import nl.belofte.web.ConfirmPage;
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

/** The contact form: a question, and as much about who asks as the statement declares and an answer needs. */
@Controller
@Serves({"ACC-6", "CON-1", "CON-2", "CON-3"})
class ContactController {

    private static final String SENT = "question form";

    /** Of one form: whoever sends more shows no more by the work for it that no robot does. */
    private static final int TIMES_A_FORM = 3;

    private static final int FROM_ONE_PLACE_AN_HOUR = 60;
    private static final int UNSURE_FROM_ONE_PLACE_AN_HOUR = 20;

    private final Pages pages;
    private final QuestionForm questionForm;
    private final Forms forms;
    private final Statements statements;
    private final Robots robots;
    private final PendingQuestions pending;
    private final Persons persons;
    private final Dossiers dossiers;
    private final Consents consents;
    private final Tickets tickets;
    private final Attempts attempts;
    private final TransactionTemplate transaction;

    ContactController(
            Pages pages,
            QuestionForm questionForm,
            Forms forms,
            Statements statements,
            Robots robots,
            PendingQuestions pending,
            Persons persons,
            Dossiers dossiers,
            Consents consents,
            Tickets tickets,
            Attempts attempts,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.questionForm = questionForm;
        this.forms = forms;
        this.statements = statements;
        this.robots = robots;
        this.pending = pending;
        this.persons = persons;
        this.dossiers = dossiers;
        this.consents = consents;
        this.tickets = tickets;
        this.attempts = attempts;
        this.transaction = transaction;
    }

    @GetMapping("/contact")
    Page ask(Visit visit) {
        var declaration = questionForm.declaration(visit.controller());
        var questions = questionForm.questions(declaration, known());
        return form(visit, questions, new Typed("", robots.token(), ""), new LinkedHashMap<>(), HttpStatus.OK);
    }

    /** Of who is signed in, what the account holds: so that nobody types it twice. */
    private Content known() {
        return customer()
                .map(who -> dossiers.read(who.dossier(), new Use(Purpose.ACCOUNT, who.actor()))
                        .content())
                .orElse(Content.EMPTY);
    }

    private static Optional<SignedIn> customer() {
        return SignedIn.find().filter(SignedIn::isCustomer);
    }

    @PostMapping("/contact")
    Page send(Visit visit, Submission submission, HttpServletRequest request) {
        var declaration = questionForm.declaration(visit.controller());
        var answers = forms.read(
                questionForm.questions(declaration, Content.EMPTY),
                submission::get,
                statements.current(visit.controller()).country());
        var verdict = robots.judge(submission);
        var text = submission.text("vraag");
        var typed = verdict == Verdict.OLD
                ? new Typed(text, robots.token(), "")
                : new Typed(text, submission.get(Robots.TOKEN), submission.get(Robots.WORK));
        var consent = questionForm.consent(visit.controller(), visit.language(), Control.CONTACT_FORM);
        var wrong = wrong(submission, text, verdict, consent);
        if (!answers.good() || !wrong.isEmpty()) {
            return form(visit, answers.questions(), typed, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean sure = verdict == Verdict.PERSON && attempts.allowed("work of a form", typed.token(), TIMES_A_FORM)
                || customer().isPresent();
        if (!allowed(visit, request, sure)) {
            wrong.put("vraag", "error.questions-too-often");
            return form(visit, answers.questions(), typed, wrong, HttpStatus.TOO_MANY_REQUESTS);
        }
        // A form is sent once: who sends it again finds that it was. Who goes back and corrects it sends another, a few
        // times.
        var once = typed.token() + Seen.of(answers.questions()).mark() + text;
        if (attempts.allowed(SENT, once, 1)
                && !kept(visit, withAddress(visit, answers, request), text, consent, sure, once)) {
            wrong.put("vraag", "error.questions-too-often");
            return form(visit, answers.questions(), typed, wrong, HttpStatus.TOO_MANY_REQUESTS);
        }
        return pages.page(
                "web/notice",
                sure ? NoticePage.of("question-sent", "done") : NoticePage.of("question-to-confirm", "info"));
    }

    private record Typed(String text, String token, String work) {}

    private static SequencedMap<String, String> wrong(
            Submission submission, String text, Verdict verdict, Optional<Shown> consent) {
        var wrong = new LinkedHashMap<String, String>();
        QuestionForm.wrong(text).ifPresent(error -> wrong.put("vraag", error));
        if (verdict == Verdict.ROBOT) {
            wrong.put(Robots.TRAP, "error.leave-empty");
        }
        consent.ifPresent(shown -> {
            if (!submission.get("versie").equals(shown.version().toString())) {
                // The statement changed while somebody wrote; nobody agrees to words that he did not see.
                wrong.put("toestemming", "error.consent-changed");
            } else if (!submission.has("toestemming")) {
                wrong.put("toestemming", "error.consent");
            }
        });
        if (verdict == Verdict.OLD && wrong.isEmpty()) {
            wrong.put("vraag", "error.form-too-old");
        }
        return wrong;
    }

    private boolean allowed(Visit visit, HttpServletRequest request, boolean sure) {
        var whence = visit.controller() + Attempts.whence(request);
        return sure
                ? attempts.allowed("question", whence, FROM_ONE_PLACE_AN_HOUR)
                : attempts.allowed("question perhaps", whence, UNSURE_FROM_ONE_PLACE_AN_HOUR);
    }

    private Content withAddress(Visit visit, Answers answers, HttpServletRequest request) {
        return questionForm.declaration(visit.controller()).allows(Category.IP_ADDRESS)
                ? answers.content().with(Category.IP_ADDRESS, Map.of(Field.IP_ADDRESS, request.getRemoteAddr()))
                : answers.content();
    }

    /** What was not kept was not sent either. */
    private boolean kept(
            Visit visit, Content content, String text, Optional<Shown> consent, boolean sure, String once) {
        boolean kept = false;
        try {
            kept = keep(visit, content, text, consent, sure);
            return kept;
        } finally {
            if (!kept) {
                attempts.forget(SENT, once);
            }
        }
    }

    private boolean keep(Visit visit, Content content, String text, Optional<Shown> consent, boolean sure) {
        if (!sure) {
            return pending.await(
                    visit, content, text, consent.map(consents::remember).orElse(null));
        }
        transaction.executeWithoutResult(_ -> {
            var person = customer().map(SignedIn::person).orElseGet(() -> persons.add(visit.controller()));
            var self = new Actor.Self(person.value());
            var ground = consent.map(shown -> consents.give(person, shown, QuestionForm.reach(content), self));
            tickets.open(new AskedQuestion(visit, person, Source.FORM, content, text, ground, self));
        });
        return true;
    }

    private Page form(
            Visit visit, List<Question> questions, Typed typed, SequencedMap<String, String> wrong, HttpStatus status) {
        var form = new FormPage(
                statements.current(visit.controller()), questionForm.declaration(visit.controller()), questions, wrong);
        var consent = questionForm.consent(visit.controller(), visit.language(), Control.CONTACT_FORM);
        var page =
                new ContactPage(form, typed.text(), consent.map(Shown::asked).orElse(""), typed.token(), typed.work());
        return pages.page("contact/form", page, status);
    }

    @GetMapping("/contact/bevestiging")
    Page askToConfirm(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return pending.waiting(visit, bewijs)
                ? pages.page("web/confirm", new ConfirmPage("confirm-question", "/contact/bevestiging", bewijs))
                : tooLate();
    }

    @PostMapping("/contact/bevestiging")
    Page confirm(Visit visit, Submission submission) {
        return pending.confirm(visit, submission.get("bewijs"))
                ? pages.page("web/notice", NoticePage.of("question-sent", "done"))
                : tooLate();
    }

    private Page tooLate() {
        return pages.page(
                "web/notice",
                NoticePage.of("question-too-late", "warning").leadingTo("/contact", "contact"),
                HttpStatus.GONE);
    }
}
