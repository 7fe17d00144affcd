package nl.belofte.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.belofte.account.Passwords;
import nl.belofte.form.EmailAddress;
import nl.belofte.session.Attempts;
import nl.belofte.session.LogInLimits;
import nl.belofte.session.Sessions;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Staff come in by a door of their own. */
@Controller
class StaffLogInController {

    private final Pages pages;
    private final Staff staff;
    private final Passwords passwords;
    private final Sessions sessions;
    private final LogInLimits limits;

    StaffLogInController(Pages pages, Staff staff, Passwords passwords, Sessions sessions, LogInLimits limits) {
        this.pages = pages;
        this.staff = staff;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
    }

    @GetMapping("/balie/inloggen")
    Page ask(Visit visit) {
        return form("", Optional.empty(), HttpStatus.OK);
    }

    @PostMapping("/balie/inloggen")
    View logIn(Visit visit, Submission submission, HttpServletRequest request, HttpServletResponse response) {
        var email = submission.get("email");
        var door = "staff " + visit.controller();
        var whose = EmailAddress.folded(email);
        var from = Attempts.whence(request);
        if (!limits.allow(door, whose, from)) {
            return form(email, Optional.of("error.log-in-too-often"), HttpStatus.TOO_MANY_REQUESTS);
        }
        var member = staff.find(visit.controller(), email);
        if (!passwords.matches(submission.secret("password"), member.map(Staff.Member::passwordHash))) {
            return form(email, Optional.of("error.staff-log-in"), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var known = member.orElseThrow();
        limits.forget(door, whose, from);
        sessions.begin(known.dossier(), Optional.of(known.role()), request, response);
        return visit.seeOther("/balie");
    }

    private Page form(String email, Optional<String> error, HttpStatus status) {
        return pages.page("desk/log-in", new StaffLogInPage(email, error), status);
    }
}
