package nl.belofte.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.belofte.dossier.Dossiers;
import nl.belofte.session.Sessions;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Missing;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Closing the account. */
@Controller
class ClosureController {

    private final Pages pages;
    private final Statements statements;
    private final Accounts accounts;
    private final CurrentPassword currentPassword;
    private final Closures closures;
    private final Sessions sessions;
    private final Dossiers dossiers;

    ClosureController(
            Pages pages,
            Statements statements,
            Accounts accounts,
            CurrentPassword currentPassword,
            Closures closures,
            Sessions sessions,
            Dossiers dossiers) {
        this.pages = pages;
        this.statements = statements;
        this.accounts = accounts;
        this.currentPassword = currentPassword;
        this.closures = closures;
        this.sessions = sessions;
        this.dossiers = dossiers;
    }

    @GetMapping("/mijn/opheffing")
    Page ask(Visit visit) {
        return form(visit, Optional.empty(), HttpStatus.OK);
    }

    @PostMapping("/mijn/opheffing")
    Page close(Visit visit, Submission submission, HttpServletRequest request, HttpServletResponse response) {
        var account = accounts.byDossier(SignedIn.now().dossier()).orElseThrow(Missing::new);
        var wrong = currentPassword.wrong(account, submission.secret("password"));
        if (wrong.isPresent()) {
            return form(visit, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean told = closures.isTold(account.dossier());
        var day = closures.close(visit, account.dossier());
        sessions.end(request, response);
        var gone = Texts.in(visit.language()).erased(day.map(Wording.in(visit.language())::date));
        return pages.page("web/notice", NoticePage.of(told ? "closed" : "closed-untold", "done", gone));
    }

    private Page form(Visit visit, Optional<String> error, HttpStatus status) {
        var who = SignedIn.now();
        var declared = statements.current(visit.controller());
        var term = statements
                .term(visit.controller(), Purpose.ACCOUNT, declared.version(), Event.CLOSED)
                .orElseThrow(Missing::new);
        var wording = Wording.in(visit.language());
        var day = term.dueOn(statements.today(who.controller()));
        return pages.page(
                "account/closure",
                new ClosurePage(
                        wording.term(Purpose.ACCOUNT, term),
                        wording.date(day),
                        dossiers.isToldKept(who.dossier()),
                        !closures.takesAlong(who.dossier()).isEmpty(),
                        error),
                status);
    }
}
