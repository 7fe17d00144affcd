package nl.belofte.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import nl.belofte.session.Attempts;
import nl.belofte.session.ForEveryRole;
import nl.belofte.session.Handshakes;
import nl.belofte.staff.StaffLogIn.Outcome;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Staff come in by a door of their own. */
@Controller
@ForEveryRole
class StaffLogInController {

    /** A browser asks for a passkey once for each try. */
    private static final int QUESTIONS_AN_HOUR = 100;

    private static final String ACCESS = "toegang";

    private final Pages pages;
    private final StaffLogIn logIn;
    private final StaffAccess access;
    private final PasskeyOptions options;
    private final Handshakes handshakes;
    private final Attempts attempts;
    private final Vouching vouching;

    StaffLogInController(
            Pages pages,
            StaffLogIn logIn,
            StaffAccess access,
            PasskeyOptions options,
            Handshakes handshakes,
            Attempts attempts,
            Vouching vouching) {
        this.pages = pages;
        this.logIn = logIn;
        this.access = access;
        this.options = options;
        this.handshakes = handshakes;
        this.attempts = attempts;
        this.vouching = vouching;
    }

    @GetMapping("/balie/inloggen")
    Page ask(
            Visit visit,
            @RequestParam(defaultValue = "") String gedaan,
            @RequestParam(defaultValue = "") String verder) {
        var notice = gedaan.equals("sleutel")
                ? Optional.of("staff.passkey.chosen")
                : verder.equals(ACCESS) ? Optional.of("staff.log-in.again") : Optional.<String>empty();
        return page(visit, "", Optional.empty(), notice, verder, HttpStatus.OK);
    }

    @PostMapping("/balie/inloggen")
    View withPassword(Visit visit, Submission submission, HttpServletRequest request, HttpServletResponse response) {
        var email = submission.get("email");
        var outcome = logIn.withPassword(
                visit, email, submission.secret("password"), submission.get("code"), request, response);
        return answer(visit, outcome, email, "error.staff-log-in", submission);
    }

    @PostMapping("/balie/inloggen/vraag")
    ResponseEntity<Map<String, Object>> question(
            Visit visit, HttpServletRequest request, HttpServletResponse response) {
        if (!attempts.allowed("passkey", visit.controller() + Attempts.whence(request), QUESTIONS_AN_HOUR)) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        var challenge = handshakes.begin(Handshakes.Kind.PASSKEY, Optional.empty(), request, response);
        return ResponseEntity.ok(options.toOpen(visit, challenge));
    }

    @PostMapping("/balie/inloggen/sleutel")
    View withPasskey(Visit visit, Submission submission, HttpServletRequest request, HttpServletResponse response) {
        var outcome = logIn.withPasskey(visit, submission.secret("antwoord"), request, response);
        return answer(visit, outcome, "", "error.passkey", submission);
    }

    private View answer(Visit visit, Outcome outcome, String email, String wrong, Submission submission) {
        var next = submission.get("verder");
        return switch (outcome) {
            case IN -> visit.seeOther(pathOf(next));
            case WRONG ->
                page(visit, email, Optional.of(wrong), Optional.empty(), next, HttpStatus.UNPROCESSABLE_CONTENT);
            case TOO_OFTEN ->
                page(
                        visit,
                        email,
                        Optional.of("error.staff-log-in-too-often"),
                        Optional.empty(),
                        next,
                        HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    /** Where a word leads that a form or another's answer brings back: nobody sends staff elsewhere. */
    static String pathOf(String next) {
        return next.equals(ACCESS) ? "/balie/toegang" : "/balie";
    }

    private Page page(
            Visit visit,
            String email,
            Optional<String> error,
            Optional<String> notice,
            String next,
            HttpStatus status) {
        var home = access.home(visit.controller())
                .filter(site -> !site.equals(visit.site()))
                .map(site ->
                        new StaffLogInPage.Home(site.name(), access.addressOf(site) + visit.to("/balie/inloggen")));
        return pages.page(
                "staff/log-in",
                new StaffLogInPage(
                        email,
                        error,
                        notice,
                        next.equals(ACCESS) ? ACCESS : "",
                        vouching.apply(visit.controller()),
                        home),
                status);
    }
}
