package nl.belofte.casework;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.belofte.consent.RefusedConsents;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Outlines;
import nl.belofte.permission.Permissions;
import nl.belofte.rights.NotNow;
import nl.belofte.rights.RightsRequest;
import nl.belofte.session.ForPurpose;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Objection;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.suppression.Suppressions;
import nl.belofte.web.Page;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/**
 * Notes the no of somebody who writes or telephones: to what serves us only at once, to what stands on a legitimate interest once
 * it was weighed. Art. 21 GDPR.
 */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves("RIG-8")
class CaseObjectionController {

    private static final String PATH = CaseQueueController.PATH + "/{reference}/bezwaar";

    private final CasePages casePages;
    private final CaseActs acts;
    private final Statements statements;
    private final Outlines outlines;
    private final Dossiers dossiers;
    private final Suppressions suppressions;
    private final RefusedConsents refusedConsents;
    private final Permissions permissions;

    CaseObjectionController(
            CasePages casePages,
            CaseActs acts,
            Statements statements,
            Outlines outlines,
            Dossiers dossiers,
            Suppressions suppressions,
            RefusedConsents refusedConsents,
            Permissions permissions) {
        this.refusedConsents = refusedConsents;
        this.permissions = permissions;
        this.casePages = casePages;
        this.acts = acts;
        this.statements = statements;
        this.outlines = outlines;
        this.dossiers = dossiers;
        this.suppressions = suppressions;
    }

    @GetMapping(PATH)
    Page ask(Visit visit, @PathVariable String reference, Submission sent) {
        return page(visit, casePages.ready(visit, reference, Act.OBJECT), sent, "");
    }

    @PostMapping(PATH)
    View object(Visit visit, @PathVariable String reference, Submission sent) {
        var request = casePages.ready(visit, reference, Act.OBJECT);
        var ticked = sent.all(CaseActs.WHAT);
        var chosen = open(request).stream()
                .filter(purpose -> ticked.contains(purpose.id()))
                .toList();
        if (chosen.isEmpty()) {
            return page(visit, request, sent, "error.choose-use");
        }
        var done = acts.done(visit, request, Act.OBJECT, () -> {
            var now = open(request).stream().filter(chosen::contains).toList();
            if (now.isEmpty()) {
                throw new NotNow("it was said before");
            }
            return now.stream().map(purpose -> object(request, purpose)).collect(Collectors.joining("\n\n"));
        });
        refusedConsents.withdraw(request.person(), CaseActs.actor());
        permissions.ended(request.person(), CaseActs.actor());
        return done;
    }

    private String object(RightsRequest request, Purpose purpose) {
        if (statement(request).objection(purpose) == Objection.FINAL) {
            suppressions.objectEverywhere(request.person(), purpose, CaseActs.actor());
        } else {
            dossiers.object(request.person(), purpose, CaseActs.actor());
        }
        var title = Wording.in(request.language()).title(statement(request), purpose);
        return Texts.in(request.language()).get("objection.done", title);
    }

    private Page page(Visit visit, RightsRequest request, Submission sent, String error) {
        var texts = Texts.in(visit.language());
        var rows = open(request).stream()
                .map(purpose -> new ActPage.Row(
                        purpose.id(),
                        Wording.in(visit.language()).title(statement(request), purpose),
                        texts.get("act.bezwaar."
                                + (statement(request).objection(purpose) == Objection.FINAL ? "final" : "weighed")),
                        false))
                .toList();
        return acts.page(visit, request, Act.OBJECT, rows, sent, error);
    }

    /** To what he has not said no yet: all that serves us only, and of what is weighed that for which something of his is read. */
    private List<Purpose> open(RightsRequest request) {
        var person = request.person();
        var said = outlines.objectedTo(person);
        var held = Set.copyOf(outlines.purposesOf(person).values());
        return statement(request).declarations().stream()
                .filter(about -> switch (statement(request).objection(about.purpose())) {
                    case FINAL -> true;
                    case WEIGHED -> isReadOf(about, held);
                    case NONE -> false;
                })
                .map(Declaration::purpose)
                .filter(purpose -> !said.contains(purpose))
                .toList();
    }

    private static boolean isReadOf(Declaration about, Set<Purpose> held) {
        return held.contains(about.purpose()) || about.drawsOn().stream().anyMatch(held::contains);
    }

    private Statement statement(RightsRequest request) {
        return statements.current(request.controller());
    }
}
