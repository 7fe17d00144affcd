package nl.belofte.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.belofte.brand.Mode;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Deed;
import nl.belofte.session.ForEveryRole;
import nl.belofte.session.Handshakes;
import nl.belofte.session.Sessions;
import nl.belofte.session.SignedIn;
import nl.belofte.staff.WaysIn.Removal;
import nl.belofte.statement.Statements;
import nl.belofte.web.Moment;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Members of staff look after their own ways in. Who took over a session changes none of them: that asks for a log-in of the
 * last minutes.
 */
@Controller
@ForEveryRole
class AccessController {

    private static final Set<String> DONE = Set.of("sleutel", "sleutel-weg", "code-weg", "sessies");

    private final Pages pages;
    private final WaysIn ways;
    private final CodeForms codeForms;
    private final Passkeys passkeys;
    private final PasskeyOptions options;
    private final Handshakes handshakes;
    private final Sessions sessions;
    private final Statements statements;
    private final Vouching vouching;
    private final TransactionTemplate transaction;
    private final Mode mode;

    AccessController(
            Pages pages,
            WaysIn ways,
            CodeForms codeForms,
            Passkeys passkeys,
            PasskeyOptions options,
            Handshakes handshakes,
            Sessions sessions,
            Statements statements,
            Vouching vouching,
            TransactionTemplate transaction,
            Mode mode) {
        this.pages = pages;
        this.ways = ways;
        this.codeForms = codeForms;
        this.passkeys = passkeys;
        this.options = options;
        this.handshakes = handshakes;
        this.sessions = sessions;
        this.statements = statements;
        this.vouching = vouching;
        this.transaction = transaction;
        this.mode = mode;
    }

    @GetMapping("/balie/toegang")
    Page show(Visit visit, @RequestParam(defaultValue = "") String gedaan, HttpServletRequest request) {
        var done = Optional.of(gedaan).filter(DONE::contains).map(word -> "staff.access.done." + word);
        return page(visit, done, Optional.empty(), request);
    }

    @PostMapping("/balie/toegang/vraag")
    ResponseEntity<Map<String, Object>> question(
            Visit visit, HttpServletRequest request, HttpServletResponse response) {
        if (!sessions.isFresh(request)) {
            return ResponseEntity.status(HttpStatus.PRECONDITION_REQUIRED).build();
        }
        var challenge = handshakes.begin(Handshakes.Kind.ADD_PASSKEY, Optional.of(self()), request, response);
        return ResponseEntity.ok(options.toMake(visit, self(), challenge));
    }

    @PostMapping("/balie/toegang/sleutels")
    View add(Visit visit, Submission submission, HttpServletRequest request) {
        if (!sessions.isFresh(request)) {
            return logInAgain(visit);
        }
        var host = passkeys.hostOf(visit.site());
        boolean added = PasskeyKind.of(submission.get("kind"))
                .flatMap(kind -> handshakes
                        .finish(Handshakes.Kind.ADD_PASSKEY, Optional.of(self()), request)
                        .flatMap(challenge -> passkeys.made(visit.site(), challenge, submission.secret("antwoord")))
                        .filter(made -> ways.add(visit, self(), host, kind, made)))
                .isPresent();
        return added
                ? visit.seeOther("/balie/toegang?gedaan=sleutel")
                : page(visit, Optional.empty(), Optional.of("error.passkey-made"), request);
    }

    @PostMapping("/balie/toegang/sleutels/verwijdering")
    View remove(Visit visit, Submission submission, HttpServletRequest request) {
        if (!sessions.isFresh(request)) {
            return logInAgain(visit);
        }
        var removal = ways.remove(visit, self(), submission.get("sleutel"), hasOthers(visit));
        return removed(visit, removal, "sleutel-weg", request);
    }

    @GetMapping("/balie/toegang/code")
    View askCode(Visit visit, HttpServletRequest request) {
        return sessions.isFresh(request) ? pages.page("staff/code", codeForms.blank(visit, self())) : logInAgain(visit);
    }

    @PostMapping("/balie/toegang/code")
    View chooseCode(Visit visit, Submission submission, HttpServletRequest request) {
        if (!sessions.isFresh(request)) {
            return logInAgain(visit);
        }
        var read = codeForms.read(visit, self(), submission);
        return read.chosen()
                .map(chosen -> {
                    var codes = ways.choose(visit, self(), chosen.password(), chosen.secret(), chosen.step());
                    sessions.endOthers(self(), request);
                    return pages.page("staff/recovery-codes", new RecoveryCodesPage(codes, true));
                })
                .orElseGet(() -> pages.page("staff/code", read.form(), HttpStatus.UNPROCESSABLE_CONTENT));
    }

    @PostMapping("/balie/toegang/code/verwijdering")
    View removeCode(Visit visit, HttpServletRequest request) {
        return sessions.isFresh(request)
                ? removed(visit, ways.removeCode(visit, self(), hasOthers(visit)), "code-weg", request)
                : logInAgain(visit);
    }

    /** What is taken away was perhaps somebody else's way in: what that opened goes too. */
    private View removed(Visit visit, Removal removal, String done, HttpServletRequest request) {
        return switch (removal) {
            case DONE -> {
                sessions.endOthers(self(), request);
                yield visit.seeOther("/balie/toegang?gedaan=" + done);
            }
            case NO_SUCH -> visit.seeOther("/balie/toegang");
            case LAST -> page(visit, Optional.empty(), Optional.of("error.staff-last-way"), request);
        };
    }

    @PostMapping("/balie/toegang/sessies")
    View endOthers(Visit visit, HttpServletRequest request) {
        if (!sessions.isFresh(request)) {
            return logInAgain(visit);
        }
        transaction.executeWithoutResult(_ -> {
            sessions.endOthers(self(), request);
            ways.record(visit, self(), Deed.SESSIONS_ENDED, "");
        });
        return visit.seeOther("/balie/toegang?gedaan=sessies");
    }

    /** Ways in that are not kept here: an issuer who vouches, and in trial the cast's plain passwords. */
    private boolean hasOthers(Visit visit) {
        return mode == Mode.TRIAL || vouching.apply(visit.controller()).isPresent();
    }

    private static DossierId self() {
        return SignedIn.now().dossier();
    }

    private static View logInAgain(Visit visit) {
        return visit.seeOther("/balie/inloggen?verder=toegang");
    }

    private Page page(Visit visit, Optional<String> done, Optional<String> error, HttpServletRequest request) {
        var now = ways.of(self());
        var rows = now.passkeys().stream()
                .map(known -> new AccessPage.PasskeyRow(
                        known.id(),
                        known.kind(),
                        known.host(),
                        at(visit, known.addedAt()),
                        known.usedAt().map(used -> at(visit, used))))
                .toList();
        return pages.page(
                "staff/access",
                new AccessPage(
                        sessions.isFresh(request),
                        rows,
                        PasskeyKind.ids(),
                        now.code(),
                        now.recoveryCodes(),
                        passkeys.hostOf(visit.site()),
                        vouching.apply(visit.controller()),
                        sessions.countOthers(self(), request),
                        done,
                        error),
                error.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private Moment at(Visit visit, Instant instant) {
        return Moment.of(instant, statements.current(visit.controller()).zone(), visit.language());
    }
}
