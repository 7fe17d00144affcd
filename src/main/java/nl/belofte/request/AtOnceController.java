package nl.belofte.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import nl.belofte.consent.Consents;
import nl.belofte.consent.RefusedConsents;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Outlines;
import nl.belofte.permission.Permissions;
import nl.belofte.request.ObjectionPage.Use;
import nl.belofte.rights.Asking;
import nl.belofte.rights.NotNow;
import nl.belofte.rights.Right;
import nl.belofte.session.Fresh;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Objection;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.suppression.Suppressions;
import nl.belofte.web.Missing;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** A no that needs nobody's judgement counts from the moment at which it is said: to a consent, and to what serves us only. */
@Controller
@Serves({"RIG-6", "RIG-8"})
class AtOnceController {

    private final Pages pages;
    private final Consents consents;
    private final RefusedConsents refusedConsents;
    private final Permissions permissions;
    private final Outlines outlines;
    private final Suppressions suppressions;
    private final Asking asking;
    private final OnFile onFile;
    private final Statements statements;

    AtOnceController(
            Pages pages,
            Consents consents,
            RefusedConsents refusedConsents,
            Permissions permissions,
            Outlines outlines,
            Suppressions suppressions,
            Asking asking,
            OnFile onFile,
            Statements statements) {
        this.pages = pages;
        this.consents = consents;
        this.refusedConsents = refusedConsents;
        this.permissions = permissions;
        this.outlines = outlines;
        this.suppressions = suppressions;
        this.asking = asking;
        this.onFile = onFile;
        this.statements = statements;
    }

    /** As easy as giving it: one press, and no password. Art. 7(3) GDPR. */
    @PostMapping("/mijn/privacy/toestemmingen/{proof}/intrekking")
    View withdraw(Visit visit, @PathVariable UUID proof, HttpServletRequest request) {
        var who = SignedIn.now();
        var given = consents.livingOf(who.person()).stream()
                .filter(each -> each.proof().value().equals(proof))
                .findFirst()
                .orElseThrow(Missing::new);
        try {
            asking.done(onFile.asks(visit, who, Right.WITHDRAWAL, "", request), _ -> {
                consents.withdraw(given.proof(), who.actor());
                return said(visit, "withdrawal.done", given.shown().purpose());
            });
        } catch (NotPermitted already) {
            // It was taken back at this moment, which is what was asked for.
        }
        return visit.seeOther("/mijn/privacy?gedaan=intrekking");
    }

    @Fresh
    @GetMapping("/mijn/privacy/bezwaar")
    Page askObjection(Visit visit) {
        return objection(visit, "", HttpStatus.OK);
    }

    @PostMapping("/mijn/privacy/bezwaar")
    View object(Visit visit, Submission submission, HttpServletRequest request) {
        var who = SignedIn.now();
        var purpose = Purpose.of(submission.get("gebruik"))
                .filter(asked -> stoppable(visit).stream().anyMatch(about -> about.purpose() == asked));
        if (purpose.isEmpty()) {
            return objection(visit, "error.choose-use", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!onFile.mayAtOnce(who)) {
            return objection(visit, "error.requests-too-often", HttpStatus.TOO_MANY_REQUESTS);
        }
        try {
            asking.done(onFile.asks(visit, who, Right.OBJECTION, "", request), _ -> {
                if (outlines.objectedTo(who.person()).contains(purpose.get())) {
                    throw new NotNow("it was said before");
                }
                suppressions.objectEverywhere(who.person(), purpose.get(), who.actor());
                return said(visit, "objection.done", purpose.get());
            });
        } catch (NotNow already) {
            // It was pressed twice: it is what was asked for.
        }
        refusedConsents.withdraw(who.person(), who.actor());
        permissions.ended(who.person(), who.actor());
        return visit.seeOther("/mijn/privacy?gedaan=bezwaar");
    }

    private Page objection(Visit visit, String error, HttpStatus status) {
        var said = outlines.objectedTo(SignedIn.now().person());
        var uses = stoppable(visit).stream()
                .map(about ->
                        new Use(about.purpose(), about.title().in(visit.language()), said.contains(about.purpose())))
                .toList();
        return pages.page("request/objection", new ObjectionPage(uses, error), status);
    }

    /** To these nobody's reasons are weighed. To the rest one objects with reasons, at the desk. Art. 21(1) to (3). */
    private List<Declaration> stoppable(Visit visit) {
        var statement = statements.current(visit.controller());
        return statement.declarations().stream()
                .filter(about -> statement.objection(about.purpose()) == Objection.FINAL)
                .toList();
    }

    private String said(Visit visit, String key, Purpose purpose) {
        var title = statements
                .current(visit.controller())
                .declaration(purpose)
                .map(about -> about.title().in(visit.language()))
                .orElse(purpose.id());
        return Texts.in(visit.language()).get(key, title);
    }
}
