package nl.belofte.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.belofte.account.Passwords;
import nl.belofte.session.Attempts;
import nl.belofte.session.LogInLimits;
import nl.belofte.session.Sessions;
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

/** Staff come in by a door of their own. */
@Controller
class StaffLogInController {

    private final Pages pages;
    private final Staff staff;
    private final Passwords passwords;
    private final Sessions sessions;
    private final LogInLimits limits;
    private final TransactionTemplate transaction;

    StaffLogInController(
            Pages pages,
            Staff staff,
            Passwords passwords,
            Sessions sessions,
            LogInLimits limits,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.staff = staff;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
        this.transaction = transaction;
    }

    @GetMapping("/balie/inloggen")
    Page ask(Visit visit, @RequestParam(defaultValue = "") String gedaan) {
        var page = new StaffLogInPage("", Optional.empty(), gedaan.equals("wachtwoord"));
        return pages.page("desk/log-in", page, HttpStatus.OK);
    }

    @PostMapping("/balie/inloggen")
    View logIn(Visit visit, Submission submission, HttpServletRequest request, HttpServletResponse response) {
        var email = submission.get("email");
        var door = door(visit.controller());
        var whose = staff.counted(visit.controller(), email);
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
        boolean in = transaction.execute(_ -> {
            // The access may have ended while the password was looked at.
            boolean works = staff.hold(visit.controller(), known.dossier());
            if (works) {
                sessions.begin(known.dossier(), Optional.of(known.role()), request, response);
            }
            return works;
        });
        return in
                ? visit.seeOther("/balie")
                : form(email, Optional.of("error.staff-log-in"), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Where staff log in, as tries are counted. */
    static String door(String controller) {
        return "staff " + controller;
    }

    private Page form(String email, Optional<String> error, HttpStatus status) {
        return pages.page("desk/log-in", new StaffLogInPage(email, error, false), status);
    }
}
