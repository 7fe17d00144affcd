package nl.belofte.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Outlines;
import nl.belofte.erasure.ErasurePlan.Item;
import nl.belofte.erasure.ErasureWords;
import nl.belofte.erasure.Erasures;
import nl.belofte.evidence.Actor;
import nl.belofte.rights.Right;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
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

    /** What erasing follows from. Art. 17(1). */
    static final Set<Right> ERASING = EnumSet.of(Right.ERASURE, Right.OBJECTION, Right.WITHDRAWAL);

    private final Pages pages;
    private final CasePages casePages;
    private final RightsRequests requests;
    private final Erasures erasures;
    private final Outlines outlines;
    private final ErasureWords words;
    private final TransactionTemplate transaction;

    CaseErasureController(
            Pages pages,
            CasePages casePages,
            RightsRequests requests,
            Erasures erasures,
            Outlines outlines,
            ErasureWords words,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.casePages = casePages;
        this.requests = requests;
        this.erasures = erasures;
        this.outlines = outlines;
        this.words = words;
        this.transaction = transaction;
    }

    @GetMapping(PATH)
    Page preview(Visit visit, @PathVariable String reference) {
        return preview(visit, casePages.ready(visit, reference, ERASING), "", HttpStatus.OK);
    }

    @PostMapping(PATH)
    View erase(Visit visit, @PathVariable String reference, HttpServletRequest request) {
        var rights = casePages.ready(visit, reference, ERASING);
        var ticked = new HashSet<>(Arrays.asList(
                Optional.ofNullable(request.getParameterValues("dossier")).orElse(new String[0])));
        var chosen = plan(rights)
                .filter(Item::goes)
                .map(item -> item.dossier().id())
                .filter(id -> ticked.contains(id.value().toString()))
                .toList();
        if (chosen.isEmpty()) {
            return preview(visit, rights, "error.choose-dossiers", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        transaction.executeWithoutResult(_ -> erase(rights, chosen));
        return visit.seeOther(CaseQueueController.PATH + "/" + rights.reference() + "?gedaan=wissen");
    }

    /** What the letter must say stands in the case, where who answers takes it from. */
    private void erase(RightsRequest rights, List<DossierId> chosen) {
        var staff = (Actor.Staff) SignedIn.now().actor();
        var gone = erasures.erase(rights.person(), chosen, staff);
        var stays = plan(rights).toList();
        requests.note(rights, words.done(gone, stays, rights.language()), staff);
    }

    private Page preview(Visit visit, RightsRequest rights, String error, HttpStatus status) {
        var rows = plan(rights)
                .map(item -> new CaseErasurePage.Row(
                        item.dossier().id().value(),
                        words.title(item.dossier(), visit.language()),
                        words.verdict(item, visit.language()),
                        item.goes()))
                .toList();
        return pages.page(
                "casework/erasure", new CaseErasurePage(rights.reference(), rights.written(), rows, error), status);
    }

    /**
     * What the right asked for has erased: for who asks that, all; for who objected, what was for that; for who took a consent
     * back, what stood on it. Nobody erases by himself what nobody asked about. Art. 17(1)(b) and (c).
     */
    private Stream<Item> plan(RightsRequest rights) {
        var refused = outlines.objectionsOf(rights.person()).stream()
                .map(Outlines.Objection::purpose)
                .collect(Collectors.toSet());
        return erasures.plan(rights.person()).items().stream().filter(item -> switch (rights.right()) {
            case ERASURE -> true;
            case OBJECTION -> refused.contains(item.dossier().purpose());
            case WITHDRAWAL -> item.dossier().basis() == LegalBasis.CONSENT;
            default -> false;
        });
    }
}
