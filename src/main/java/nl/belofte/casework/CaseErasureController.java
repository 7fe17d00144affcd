package nl.belofte.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Restriction;
import nl.belofte.erasure.ErasurePlan;
import nl.belofte.erasure.ErasurePlan.Item;
import nl.belofte.erasure.ErasureWords;
import nl.belofte.erasure.Erasures;
import nl.belofte.permission.Permissions;
import nl.belofte.rights.Right;
import nl.belofte.rights.RightsRequest;
import nl.belofte.session.ForPurpose;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Erases for somebody who asked it and is known to be who he says: seen beforehand, proved after, and told in the case. */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves("RIG-4")
class CaseErasureController {

    private static final String PATH = CaseQueueController.PATH + "/{reference}/wissen";

    private final Pages pages;
    private final CasePages casePages;
    private final Erasures erasures;
    private final Dossiers dossiers;
    private final Outlines outlines;
    private final ErasureWords words;
    private final CaseActs acts;
    private final Permissions permissions;

    CaseErasureController(
            Pages pages,
            CasePages casePages,
            Erasures erasures,
            Dossiers dossiers,
            Outlines outlines,
            ErasureWords words,
            CaseActs acts,
            Permissions permissions) {
        this.dossiers = dossiers;
        this.pages = pages;
        this.casePages = casePages;
        this.erasures = erasures;
        this.outlines = outlines;
        this.words = words;
        this.acts = acts;
        this.permissions = permissions;
    }

    @GetMapping(PATH)
    Page preview(Visit visit, @PathVariable String reference) {
        return preview(visit, casePages.ready(visit, reference, Act.ERASE), "", HttpStatus.OK);
    }

    @PostMapping(PATH)
    View erase(Visit visit, @PathVariable String reference, Submission submission) {
        var rights = casePages.ready(visit, reference, Act.ERASE);
        var ticked = submission.all("dossier");
        var plan = asked(rights, erasures.plan(rights.person()));
        var stopped = stopped(plan).keySet();
        var chosen = plan.stream()
                .filter(item -> goes(rights, item, stopped))
                .map(item -> item.dossier().id())
                .filter(id -> ticked.contains(id.value().toString()))
                .toList();
        if (chosen.isEmpty()) {
            return preview(visit, rights, "error.choose-dossiers", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        permissions.refuseErased(rights.person(), chosen, CaseActs.actor());
        return acts.done(visit, rights, Act.ERASE, () -> erase(rights, chosen));
    }

    /** What the letter must say stands in the case, where who answers takes it from. */
    private String erase(RightsRequest rights, List<DossierId> chosen) {
        dossiers.lockAllOf(rights.person());
        var before = erasures.plan(rights.person());
        var titles = words.titles(before, rights.language());
        erasures.erase(rights.person(), chosen, CaseActs.actor());
        var now = erasures.plan(rights.person());
        var gone = before.goneSince(now).stream()
                .map(dossier -> titles.get(dossier.id()))
                .toList();
        return words.done(gone, asked(rights, now), rights.right() == Right.ERASURE, rights.language());
    }

    private Page preview(Visit visit, RightsRequest rights, String error, HttpStatus status) {
        var plan = asked(rights, erasures.plan(rights.person()));
        var stopped = stopped(plan);
        var rows = plan.stream()
                .map(item -> new CaseErasurePage.Row(
                        item.dossier().id().value(),
                        words.title(item.dossier(), visit.language()),
                        words.verdict(item, visit.language()),
                        goes(rights, item, stopped.keySet()),
                        Optional.ofNullable(stopped.get(item.dossier().id())).map(Restriction::ground)))
                .toList();
        return pages.page(
                "casework/erasure", new CaseErasurePage(rights.reference(), rights.written(), rows, error), status);
    }

    private Map<DossierId, Restriction> stopped(List<Item> plan) {
        return outlines.restrictions(
                plan.stream().map(item -> item.dossier().id()).toList());
    }

    /**
     * What its person had put on hold goes only when it is that person who asks to have it erased, not along with something else.
     * Art. 18(2).
     */
    private static boolean goes(RightsRequest rights, Item item, Set<DossierId> stopped) {
        return item.goes()
                && (rights.right() == Right.ERASURE
                        || !stopped.contains(item.dossier().id()));
    }

    /**
     * What the right asked for has erased: for who asks that, all; for who objected, what was for that; for who took a consent
     * back, what stood on it. Nobody erases by himself what nobody asked about. Art. 17(1)(b) and (c).
     */
    private List<Item> asked(RightsRequest rights, ErasurePlan plan) {
        var refused = outlines.objectedTo(rights.person());
        return plan.items().stream()
                .filter(item -> switch (rights.right()) {
                    case ERASURE -> true;
                    case OBJECTION -> refused.contains(item.dossier().purpose());
                    case WITHDRAWAL -> item.dossier().basis() == LegalBasis.CONSENT;
                    default -> false;
                })
                .toList();
    }
}
