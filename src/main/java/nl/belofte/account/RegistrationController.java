package nl.belofte.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import nl.belofte.account.Registrations.Offered;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Content;
import nl.belofte.form.FormPage;
import nl.belofte.form.Forms;
import nl.belofte.form.Question;
import nl.belofte.permission.Approach;
import nl.belofte.session.Attempts;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Declaration.LogIn;
import nl.belofte.statement.Field;
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

/** Registering, and confirming it by mail. */
@Controller
@Serves({"ACC-1", "ACC-2", "ACC-3", "ADV-1"})
class RegistrationController {

    private static final int REGISTRATIONS_AN_HOUR = 30;

    private final Pages pages;
    private final Forms forms;
    private final Statements statements;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Registrations registrations;
    private final Approach approach;
    private final Consents consents;
    private final Attempts attempts;

    RegistrationController(
            Pages pages,
            Forms forms,
            Statements statements,
            Accounts accounts,
            Passwords passwords,
            Registrations registrations,
            Approach approach,
            Consents consents,
            Attempts attempts) {
        this.pages = pages;
        this.forms = forms;
        this.statements = statements;
        this.accounts = accounts;
        this.passwords = passwords;
        this.registrations = registrations;
        this.approach = approach;
        this.consents = consents;
        this.attempts = attempts;
    }

    @GetMapping("/registreren")
    Page ask(Visit visit) {
        var declaration = accounts.declaration(visit.controller());
        return form(visit, declaration, questions(declaration), Optional.empty(), false, HttpStatus.OK);
    }

    @PostMapping("/registreren")
    Page register(Visit visit, Submission submission, HttpServletRequest request) {
        var declaration = accounts.declaration(visit.controller());
        var country = statements.current(visit.controller()).country();
        var answers = forms.read(questions(declaration), submission::get, country);
        var password = submission.secret("password");
        var passwordError = passwords.wrong(password);
        var name = answers.content().get(Category.USER_NAME, Field.USER_NAME);
        // Whether a name is free must be told, or nobody could choose one; whether an address is known is not.
        if (name.filter(chosen -> accounts.userNameTaken(visit.controller(), chosen))
                .isPresent()) {
            answers = answers.wrong(Field.USER_NAME, "error.user-name-taken");
        }
        if (!answers.good() || passwordError.isPresent()) {
            return form(
                    visit,
                    declaration,
                    answers.questions(),
                    passwordError,
                    submission.has(RegistrationPage.REFUSED),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!attempts.allowed("register", visit.controller() + Attempts.whence(request), REGISTRATIONS_AN_HOUR)) {
            return pages.page("web/notice", NoticePage.of("too-many", "warning"), HttpStatus.TOO_MANY_REQUESTS);
        }
        var content = answers.content();
        var offered = offered(visit, submission);
        EvenPace.run(() -> registrations.register(visit, content, passwords.hash(password), offered));
        return pages.page("web/notice", NoticePage.of("registered", "info"));
    }

    /** Who did not see the words as they are now was told nothing. */
    private Optional<Offered> offered(Visit visit, Submission submission) {
        return approach.offer(visit.controller(), visit.language())
                .filter(shown -> submission
                        .get(RegistrationPage.OFFER)
                        .equals(shown.version().toString()))
                .map(shown -> new Offered(consents.remember(shown), submission.has(RegistrationPage.REFUSED)));
    }

    private List<Question> questions(Declaration declaration) {
        var categories = new ArrayList<>(declaration.data().keySet());
        if (declaration.logIn().equals(Optional.of(LogIn.USER_NAME))) {
            categories.add(Category.USER_NAME);
        }
        return forms.questions(declaration, categories, Content.EMPTY);
    }

    private Page form(
            Visit visit,
            Declaration declaration,
            List<Question> questions,
            Optional<String> passwordError,
            boolean refused,
            HttpStatus status) {
        var statement = statements.current(visit.controller());
        var beside = new LinkedHashMap<String, String>();
        passwordError.ifPresent(error -> beside.put("password", error));
        return pages.page(
                "account/register",
                new RegistrationPage(
                        new FormPage(statement, declaration, questions, beside),
                        approach.offer(visit.controller(), visit.language()),
                        refused),
                status);
    }

    @GetMapping("/registreren/bevestiging")
    Page askToConfirm(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return registrations.waiting(visit, bewijs)
                ? pages.page("web/confirm", new ConfirmPage("confirm", "/registreren/bevestiging", bewijs))
                : tooLate();
    }

    @PostMapping("/registreren/bevestiging")
    Page confirm(Visit visit, Submission submission) {
        return switch (registrations.confirm(visit, submission.get("bewijs"))) {
            case YES ->
                pages.page("web/notice", NoticePage.of("confirmed", "done").leadingTo("/inloggen", "log-in"));
            case TAKEN ->
                pages.page(
                        "web/notice",
                        NoticePage.of("taken", "warning").leadingTo("/registreren", "register"),
                        HttpStatus.CONFLICT);
            case TOO_LATE -> tooLate();
        };
    }

    private Page tooLate() {
        return pages.page(
                "web/notice",
                NoticePage.of("registration-too-late", "warning").leadingTo("/registreren", "register"),
                HttpStatus.GONE);
    }
}
