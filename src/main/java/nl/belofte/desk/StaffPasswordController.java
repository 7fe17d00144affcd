package nl.belofte.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import nl.belofte.account.Passwords;
import nl.belofte.session.Attempts;
import nl.belofte.session.LogInLimits;
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

/** Somebody who was let in at the desk chooses a password. */
@Controller
class StaffPasswordController {

    private final Pages pages;
    private final StaffAccess access;
    private final Passwords passwords;
    private final LogInLimits limits;

    StaffPasswordController(Pages pages, StaffAccess access, Passwords passwords, LogInLimits limits) {
        this.pages = pages;
        this.access = access;
        this.passwords = passwords;
        this.limits = limits;
    }

    @GetMapping("/balie/wachtwoord")
    Page ask(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return access.counts(visit.controller(), bewijs)
                ? form(bewijs, Optional.empty(), HttpStatus.OK)
                : form("", Optional.empty(), HttpStatus.GONE);
    }

    @PostMapping("/balie/wachtwoord")
    View choose(Visit visit, Submission submission, HttpServletRequest request) {
        var token = submission.get("bewijs");
        if (!access.counts(visit.controller(), token)) {
            return form("", Optional.empty(), HttpStatus.GONE);
        }
        var password = submission.secret("password");
        var wrong = passwords.wrong(password);
        if (wrong.isPresent()) {
            return form(token, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var counted = access.choose(visit.controller(), token, password);
        if (counted.isEmpty()) {
            return form("", Optional.empty(), HttpStatus.GONE);
        }
        var door = StaffLogInController.door(visit.controller());
        limits.forget(door, counted.get(), Attempts.whence(request));
        return visit.seeOther("/balie/inloggen?gedaan=wachtwoord");
    }

    private Page form(String token, Optional<String> error, HttpStatus status) {
        return pages.page("desk/password", new StaffPasswordPage(token, error), status);
    }
}
