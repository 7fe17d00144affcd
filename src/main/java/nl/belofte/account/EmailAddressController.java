package nl.belofte.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import nl.belofte.form.Forms;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Statements;
import nl.belofte.web.ConfirmPage;
import nl.belofte.web.Missing;
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

/** A new e-mail address: asked for behind the password, taken after its mailbox has proved itself. */
@Controller
class EmailAddressController {

    private final Pages pages;
    private final Forms forms;
    private final Statements statements;
    private final Accounts accounts;
    private final CurrentPassword currentPassword;
    private final EmailAddressChanges changes;

    EmailAddressController(
            Pages pages,
            Forms forms,
            Statements statements,
            Accounts accounts,
            CurrentPassword currentPassword,
            EmailAddressChanges changes) {
        this.pages = pages;
        this.forms = forms;
        this.statements = statements;
        this.accounts = accounts;
        this.currentPassword = currentPassword;
        this.changes = changes;
    }

    @GetMapping("/mijn/e-mailadres")
    Page ask() {
        return pages.page("account/email", new EmailPage("", Optional.empty(), Optional.empty()));
    }

    @PostMapping("/mijn/e-mailadres")
    Page change(Visit visit, Submission submission) {
        var account = accounts.byDossier(SignedIn.now().dossier()).orElseThrow(Missing::new);
        var typed = submission.get("email");
        var address = forms.email(typed, statements.current(visit.controller()).country());
        var wrong = currentPassword.wrong(account, submission.secret("password"));
        if (address.isEmpty() || wrong.isPresent()) {
            var page = new EmailPage(typed, address.isEmpty() ? Optional.of("error.email") : Optional.empty(), wrong);
            return pages.page("account/email", page, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        changes.ask(visit, account, address.get());
        return pages.page("web/notice", NoticePage.of("email-asked", "info").leadingTo("/mijn", "my-data"));
    }

    @GetMapping("/e-mailadres/bevestiging")
    Page askToConfirm(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return changes.waiting(visit, bewijs)
                ? pages.page("web/confirm", new ConfirmPage("confirm-email", "/e-mailadres/bevestiging", bewijs))
                : tooLate();
    }

    @PostMapping("/e-mailadres/bevestiging")
    Page confirm(Visit visit, Submission submission, HttpServletRequest request) {
        return switch (changes.confirm(visit, submission.get("bewijs"), request)) {
            case YES ->
                pages.page("web/notice", NoticePage.of("email-changed", "done").leadingTo("/mijn", "my-data"));
            case TAKEN ->
                pages.page(
                        "web/notice",
                        NoticePage.of("email-taken", "warning").leadingTo("/mijn", "my-data"),
                        HttpStatus.CONFLICT);
            case TOO_LATE -> tooLate();
        };
    }

    private Page tooLate() {
        return pages.page(
                "web/notice",
                NoticePage.of("email-too-late", "warning").leadingTo("/mijn", "my-data"),
                HttpStatus.GONE);
    }
}
