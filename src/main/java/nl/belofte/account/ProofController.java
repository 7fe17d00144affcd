package nl.belofte.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.belofte.session.Sessions;
import nl.belofte.session.SignedIn;
import nl.belofte.web.Missing;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Asks a customer for the password before pages that a browser left open must not show. */
@Controller
class ProofController {

    /** A page of ours for customers, and nothing that leads elsewhere. */
    private static final Pattern OURS = Pattern.compile("/mijn/privacy(/[A-Za-z0-9-]+)*");

    private final Pages pages;
    private final Accounts accounts;
    private final CurrentPassword currentPassword;
    private final Sessions sessions;

    ProofController(Pages pages, Accounts accounts, CurrentPassword currentPassword, Sessions sessions) {
        this.pages = pages;
        this.accounts = accounts;
        this.currentPassword = currentPassword;
        this.sessions = sessions;
    }

    @GetMapping("/mijn/bewijs")
    Page ask(@RequestParam(defaultValue = "") String naar) {
        return form(whereTo(naar), Optional.empty(), HttpStatus.OK);
    }

    @PostMapping("/mijn/bewijs")
    View prove(Visit visit, Submission submission, HttpServletRequest request) {
        var account = accounts.byDossier(SignedIn.now().dossier()).orElseThrow(Missing::new);
        var to = whereTo(submission.get("naar"));
        var wrong = currentPassword.wrong(account, submission.secret("password"));
        if (wrong.isPresent()) {
            return form(to, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        sessions.proved(request);
        return visit.seeOther(to);
    }

    private static String whereTo(String asked) {
        return OURS.matcher(asked).matches() ? asked : "/mijn/privacy";
    }

    private Page form(String to, Optional<String> error, HttpStatus status) {
        return pages.page("account/proof", new ProofPage(to, error), status);
    }
}
