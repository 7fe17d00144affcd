package nl.belofte.newsletter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.form.EmailAddress;
import nl.belofte.form.FormPage;
import nl.belofte.form.Forms;
import nl.belofte.form.Question;
import nl.belofte.form.Robots;
import nl.belofte.form.Robots.Verdict;
import nl.belofte.session.Attempts;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.ConfirmPage;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking for the newsletter. Whatever address is typed, the answer is the same: only its mailbox learns more. */
@Controller
@Serves({"ACC-6", "NEW-1", "NEW-2"})
class SignUpController {

    private static final String SENT = "newsletter form";
    private static final int FROM_ONE_PLACE_AN_HOUR = 60;
    private static final int UNSURE_FROM_ONE_PLACE_AN_HOUR = 20;

    private final Pages pages;
    private final SignUpForm signUpForm;
    private final Forms forms;
    private final Statements statements;
    private final Robots robots;
    private final SignUps signUps;
    private final Dossiers dossiers;
    private final Attempts attempts;

    SignUpController(
            Pages pages,
            SignUpForm signUpForm,
            Forms forms,
            Statements statements,
            Robots robots,
            SignUps signUps,
            Dossiers dossiers,
            Attempts attempts) {
        this.pages = pages;
        this.signUpForm = signUpForm;
        this.forms = forms;
        this.statements = statements;
        this.robots = robots;
        this.signUps = signUps;
        this.dossiers = dossiers;
        this.attempts = attempts;
    }

    @GetMapping("/nieuwsbrief")
    Page ask(Visit visit) {
        var questions = signUpForm.questions(signUpForm.declaration(visit.controller()), known());
        return form(visit, questions, robots.token(), "", new LinkedHashMap<>(), HttpStatus.OK);
    }

    /** Of who is signed in, what the account holds: so that nobody types it twice. */
    private Content known() {
        return SignedIn.find()
                .filter(SignedIn::isCustomer)
                .map(who -> dossiers.read(who.dossier(), new Use(Purpose.ACCOUNT, who.actor()))
                        .content())
                .orElse(Content.EMPTY);
    }

    @PostMapping("/nieuwsbrief")
    Page send(Visit visit, Submission submission, HttpServletRequest request) {
        var answers = forms.read(
                signUpForm.questions(signUpForm.declaration(visit.controller()), Content.EMPTY),
                submission::get,
                statements.current(visit.controller()).country());
        var verdict = robots.judge(submission);
        var token = verdict == Verdict.OLD ? robots.token() : submission.get(Robots.TOKEN);
        var work = verdict == Verdict.OLD ? "" : submission.get(Robots.WORK);
        var consent = signUpForm.consent(visit.controller(), visit.language(), SignUpForm.CONTROL);
        var wrong = wrong(submission, verdict, consent);
        if (!answers.good() || !wrong.isEmpty()) {
            return form(visit, answers.questions(), token, work, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!allowed(visit, request, verdict == Verdict.PERSON)) {
            wrong.put("toestemming", "error.subscriptions-too-often");
            return form(visit, answers.questions(), token, work, wrong, HttpStatus.TOO_MANY_REQUESTS);
        }
        // A form is sent once: who sends it again finds that it was, and who corrects the address gets the letter
        // there.
        var email = answers.content().get(Category.EMAIL, Field.EMAIL).orElseThrow();
        if (attempts.allowed(SENT, token + " " + EmailAddress.folded(email), 1)) {
            signUps.await(visit, answers.content(), consent);
        }
        return pages.page("web/notice", NoticePage.of("subscription-to-confirm", "info"));
    }

    private static SequencedMap<String, String> wrong(Submission submission, Verdict verdict, Shown consent) {
        var wrong = new LinkedHashMap<String, String>();
        if (verdict == Verdict.ROBOT) {
            wrong.put(Robots.TRAP, "error.leave-empty");
        }
        if (!submission.get("versie").equals(consent.version().toString())) {
            // The statement changed while somebody wrote; nobody agrees to words that he did not see.
            wrong.put("toestemming", "error.consent-changed");
        } else if (!submission.has("toestemming")) {
            wrong.put("toestemming", "error.consent-newsletter");
        } else if (verdict == Verdict.OLD && wrong.isEmpty()) {
            wrong.put("toestemming", "error.form-too-old");
        }
        return wrong;
    }

    private boolean allowed(Visit visit, HttpServletRequest request, boolean sure) {
        var whence = visit.controller() + Attempts.whence(request);
        return sure
                ? attempts.allowed("subscription", whence, FROM_ONE_PLACE_AN_HOUR)
                : attempts.allowed("subscription perhaps", whence, UNSURE_FROM_ONE_PLACE_AN_HOUR);
    }

    private Page form(
            Visit visit,
            List<Question> questions,
            String token,
            String work,
            SequencedMap<String, String> wrong,
            HttpStatus status) {
        var form = new FormPage(
                statements.current(visit.controller()), signUpForm.declaration(visit.controller()), questions, wrong);
        var consent = signUpForm.consent(visit.controller(), visit.language(), SignUpForm.CONTROL);
        return pages.page("newsletter/form", new SignUpPage(form, consent.asked(), token, work), status);
    }

    @GetMapping("/nieuwsbrief/bevestiging")
    Page askToConfirm(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return signUps.waiting(visit, bewijs)
                ? pages.page("web/confirm", new ConfirmPage("confirm-subscription", "/nieuwsbrief/bevestiging", bewijs))
                : tooLate(visit);
    }

    @PostMapping("/nieuwsbrief/bevestiging")
    Page confirm(Visit visit, Submission submission) {
        return signUps.confirm(visit, submission.get("bewijs"))
                ? pages.page("web/notice", NoticePage.of("subscribed", "done"))
                : tooLate(visit);
    }

    private Page tooLate(Visit visit) {
        signUpForm.declaration(visit.controller());
        return pages.page(
                "web/notice",
                NoticePage.of("subscription-too-late", "warning").leadingTo("/nieuwsbrief", "newsletter"),
                HttpStatus.GONE);
    }
}
