package nl.belofte.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.session.Attempts;
import nl.belofte.session.LogInLimits;
import nl.belofte.session.Sessions;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Declaration.LogIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Wording;
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

/** Logging in and out. An unknown name and a wrong password are one answer, in the same time. */
@Controller
class LogInController {

    private final Pages pages;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Dossiers dossiers;
    private final Sessions sessions;
    private final LogInLimits limits;
    private final Evidence evidence;
    private final TransactionTemplate transaction;

    LogInController(
            Pages pages,
            Accounts accounts,
            Passwords passwords,
            Dossiers dossiers,
            Sessions sessions,
            LogInLimits limits,
            Evidence evidence,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
        this.dossiers = dossiers;
        this.sessions = sessions;
        this.limits = limits;
        this.evidence = evidence;
        this.transaction = transaction;
    }

    @GetMapping("/inloggen")
    View ask(Visit visit) {
        if (SignedIn.find().filter(SignedIn::isCustomer).isPresent()) {
            return visit.seeOther("/mijn");
        }
        return form(visit, "", Optional.empty(), HttpStatus.OK);
    }

    @PostMapping("/inloggen")
    View logIn(Visit visit, Submission submission, HttpServletRequest request, HttpServletResponse response) {
        var name = submission.get("name");
        var password = submission.secret("password");
        if (name.isEmpty() || password.isEmpty()) {
            return form(visit, name, Optional.of("error.log-in-missing"), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var whose = accounts.counted(visit.controller(), name);
        var from = Attempts.whence(request);
        if (!limits.allow(visit.controller(), whose, from)) {
            return form(visit, name, Optional.of("error.log-in-too-often"), HttpStatus.TOO_MANY_REQUESTS);
        }
        var account = accounts.byLogIn(visit.controller(), name);
        if (!passwords.matches(password, account.map(Account::passwordHash))) {
            return form(visit, name, Optional.of("error.log-in"), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        limits.forget(visit.controller(), whose, from);
        var known = account.orElseThrow();
        if (known.closed()) {
            // From the day of its erasure on it is there for nobody.
            return dossiers.goesOn(known.dossier())
                    .map(day -> form(
                            visit,
                            name,
                            Optional.of("error.log-in-closed"),
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            Wording.in(visit.language()).date(day)))
                    .orElseGet(() -> form(visit, name, Optional.of("error.log-in"), HttpStatus.UNPROCESSABLE_CONTENT));
        }
        transaction.executeWithoutResult(_ -> {
            sessions.begin(known.dossier(), Optional.empty(), request, response);
            record(visit, Deed.LOGGED_IN, known);
        });
        return visit.seeOther("/mijn");
    }

    private void record(Visit visit, Deed deed, Account account) {
        evidence.record(new Entry(
                visit.controller(),
                deed,
                Purpose.ACCOUNT.id(),
                account.self(),
                account.person().value(),
                account.dossier().value(),
                ""));
    }

    @PostMapping("/uitloggen")
    View logOut(Visit visit, HttpServletRequest request, HttpServletResponse response) {
        SignedIn.find()
                .flatMap(who -> accounts.byDossier(who.dossier()))
                .ifPresent(account -> transaction.executeWithoutResult(_ -> record(visit, Deed.LOGGED_OUT, account)));
        sessions.end(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        return visit.seeOther("/");
    }

    private Page form(Visit visit, String name, Optional<String> error, HttpStatus status, Object... values) {
        boolean byUserName = accounts.logIn(visit.controller()) == LogIn.USER_NAME;
        return pages.page("account/log-in", new LogInPage(byUserName, name, error, values), status);
    }
}
