package nl.belofte.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import nl.belofte.dossier.DossierId;
import nl.belofte.session.ForEveryRole;
import nl.belofte.session.Handshakes;
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

/** Somebody who was let in at the desk chooses what to come in with: a passkey, or a password and the code of an app. */
@Controller
@ForEveryRole
class InvitationController {

    private final Pages pages;
    private final StaffAccess access;
    private final StaffLogIn logIn;
    private final Staff staff;
    private final WaysIn ways;
    private final CodeForms codeForms;
    private final Passkeys passkeys;
    private final PasskeyOptions options;
    private final Handshakes handshakes;

    InvitationController(
            Pages pages,
            StaffAccess access,
            StaffLogIn logIn,
            Staff staff,
            WaysIn ways,
            CodeForms codeForms,
            Passkeys passkeys,
            PasskeyOptions options,
            Handshakes handshakes) {
        this.pages = pages;
        this.access = access;
        this.logIn = logIn;
        this.staff = staff;
        this.ways = ways;
        this.codeForms = codeForms;
        this.passkeys = passkeys;
        this.options = options;
        this.handshakes = handshakes;
    }

    @GetMapping("/balie/uitnodiging")
    Page ask(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return access.invited(visit.controller(), bewijs)
                .map(dossier -> form(visit, bewijs, codeForms.blank(visit, dossier), Optional.empty(), HttpStatus.OK))
                .orElseGet(this::tooLate);
    }

    @PostMapping("/balie/uitnodiging")
    Page chooseCode(Visit visit, Submission submission, HttpServletRequest request) {
        var token = submission.get("bewijs");
        var invited = access.invited(visit.controller(), token);
        if (invited.isEmpty()) {
            return tooLate();
        }
        var dossier = invited.get();
        var read = codeForms.read(visit, dossier, submission);
        if (read.chosen().isEmpty()) {
            return form(visit, token, read.form(), Optional.empty(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var chosen = read.chosen().get();
        var codes = new ArrayList<String>();
        boolean counted = access.choose(visit.controller(), token, dossier, () -> {
            codes.addAll(ways.choose(visit, dossier, chosen.password(), chosen.secret(), chosen.step()));
            return true;
        });
        if (!counted) {
            return tooLate();
        }
        logIn.forgetTries(visit, staff.counted(dossier), request);
        return pages.page("staff/recovery-codes", new RecoveryCodesPage(codes, false));
    }

    @PostMapping("/balie/uitnodiging/vraag")
    ResponseEntity<Map<String, Object>> question(
            Visit visit, Submission submission, HttpServletRequest request, HttpServletResponse response) {
        return access.invited(visit.controller(), submission.get("bewijs"))
                .map(dossier -> ResponseEntity.ok(options.toMake(visit, dossier, begin(dossier, request, response))))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.GONE).build());
    }

    private byte[] begin(DossierId dossier, HttpServletRequest request, HttpServletResponse response) {
        return handshakes.begin(Handshakes.Kind.ADD_PASSKEY, Optional.of(dossier), request, response);
    }

    @PostMapping("/balie/uitnodiging/sleutel")
    View choosePasskey(Visit visit, Submission submission, HttpServletRequest request) {
        var token = submission.get("bewijs");
        var invited = access.invited(visit.controller(), token);
        if (invited.isEmpty()) {
            return tooLate();
        }
        var dossier = invited.get();
        var kind = PasskeyKind.of(submission.get("kind"));
        var made = handshakes
                .finish(Handshakes.Kind.ADD_PASSKEY, Optional.of(dossier), request)
                .flatMap(challenge -> passkeys.made(visit.site(), challenge, submission.secret("antwoord")));
        boolean chosen = kind.isPresent()
                && made.isPresent()
                && access.choose(
                        visit.controller(),
                        token,
                        dossier,
                        () -> ways.add(visit, dossier, passkeys.hostOf(visit.site()), kind.get(), made.get()));
        if (!chosen) {
            return form(
                    visit,
                    token,
                    codeForms.blank(visit, dossier),
                    Optional.of("error.passkey-made"),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        logIn.forgetTries(visit, staff.counted(dossier), request);
        return visit.seeOther("/balie/inloggen?gedaan=sleutel");
    }

    private Page form(Visit visit, String token, CodeForm form, Optional<String> passkeyError, HttpStatus status) {
        return pages.page(
                "staff/invitation",
                new InvitationPage(
                        token, Optional.of(form), passkeys.hostOf(visit.site()), PasskeyKind.ids(), passkeyError),
                status);
    }

    private Page tooLate() {
        return pages.page("staff/invitation", InvitationPage.tooLate(), HttpStatus.GONE);
    }
}
