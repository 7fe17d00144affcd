package nl.belofte.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import nl.belofte.form.Forms;
import nl.belofte.session.Attempts;
import nl.belofte.session.Sessions;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Statements;
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
import org.springframework.web.servlet.View;

/** A forgotten password, and a new one for who knows the old. */
@Controller
class PasswordController {

    private static final int ASKED_AN_HOUR = 30;

    private final Pages pages;
    private final Forms forms;
    private final Statements statements;
    private final Accounts accounts;
    private final Passwords passwords;
    private final CurrentPassword currentPassword;
    private final PasswordResets resets;
    private final Sessions sessions;
    private final Attempts attempts;
    private final TransactionTemplate transaction;

    PasswordController(
            Pages pages,
            Forms forms,
            Statements statements,
            Accounts accounts,
            Passwords passwords,
            CurrentPassword currentPassword,
            PasswordResets resets,
            Sessions sessions,
            Attempts attempts,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.forms = forms;
        this.statements = statements;
        this.accounts = accounts;
        this.passwords = passwords;
        this.currentPassword = currentPassword;
        this.resets = resets;
        this.sessions = sessions;
        this.attempts = attempts;
        this.transaction = transaction;
    }

    @GetMapping("/wachtwoord-vergeten")
    Page forgotten(Visit visit) {
        accounts.declaration(visit.controller());
        return pages.page("account/forgotten", new EmailPage("", Optional.empty(), Optional.empty()));
    }

    @PostMapping("/wachtwoord-vergeten")
    Page sendLink(Visit visit, Submission submission, HttpServletRequest request) {
        accounts.declaration(visit.controller());
        var country = statements.current(visit.controller()).country();
        var typed = submission.get("email");
        var address = forms.email(typed, country);
        if (address.isEmpty()) {
            var page = new EmailPage(typed, Optional.of("error.email"), Optional.empty());
            return pages.page("account/forgotten", page, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!attempts.allowed("forgotten", visit.controller() + Attempts.whence(request), ASKED_AN_HOUR)) {
            return pages.page("web/notice", NoticePage.of("too-many-resets", "warning"), HttpStatus.TOO_MANY_REQUESTS);
        }
        EvenPace.run(() -> resets.ask(visit, address.get()));
        return pages.page("web/notice", NoticePage.of("reset-sent", "info"));
    }

    @GetMapping("/wachtwoord-herstellen")
    Page askNew(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return resets.counts(visit, bewijs)
                ? form(bewijs, Optional.empty(), Optional.empty(), HttpStatus.OK)
                : tooLate();
    }

    @PostMapping("/wachtwoord-herstellen")
    Page reset(Visit visit, Submission submission, HttpServletRequest request) {
        var token = submission.get("bewijs");
        if (!resets.counts(visit, token)) {
            return tooLate();
        }
        var password = submission.secret("password");
        var wrong = passwords.wrong(password);
        if (wrong.isPresent()) {
            return form(token, Optional.empty(), wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return resets.reset(visit, token, passwords.hash(password), Attempts.whence(request))
                ? pages.page("web/notice", NoticePage.of("reset-done", "done").leadingTo("/inloggen", "log-in"))
                : tooLate();
    }

    @GetMapping("/mijn/wachtwoord")
    Page change() {
        return form("", Optional.empty(), Optional.empty(), HttpStatus.OK);
    }

    @PostMapping("/mijn/wachtwoord")
    View changed(Visit visit, Submission submission, HttpServletRequest request) {
        var account = accounts.byDossier(SignedIn.now().dossier()).orElseThrow(Missing::new);
        var current = currentPassword.wrong(account, submission.secret("current"));
        var password = submission.secret("password");
        var wrong = passwords.wrong(password);
        if (current.isPresent() || wrong.isPresent()) {
            return form("", current, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var hash = passwords.hash(password);
        transaction.executeWithoutResult(_ -> {
            resets.changed(account, visit, hash);
            sessions.endOthers(account.dossier(), request);
        });
        return visit.seeOther("/mijn?gedaan=password");
    }

    private Page form(String token, Optional<String> current, Optional<String> password, HttpStatus status) {
        return pages.page("account/password", new PasswordPage(token, current, password), status);
    }

    private Page tooLate() {
        return pages.page(
                "web/notice",
                NoticePage.of("reset-too-late", "warning").leadingTo("/wachtwoord-vergeten", "new-link"),
                HttpStatus.GONE);
    }
}
