package nl.belofte.casework;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.dossier.Search;
import nl.belofte.erasure.ErasureWords;
import nl.belofte.rights.RightsRequest;
import nl.belofte.session.ForPurpose;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.web.Page;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Restricts what somebody who writes or telephones wants restricted, on the ground that he has for it. Art. 18(1) GDPR. */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves("RIG-7")
class CaseRestrictionController {

    private static final String PATH = CaseQueueController.PATH + "/{reference}/beperking";
    private static final List<String> GROUNDS =
            Arrays.stream(RestrictionGround.values()).map(RestrictionGround::id).toList();

    private final CasePages casePages;
    private final CaseActs acts;
    private final Search search;
    private final Outlines outlines;
    private final Dossiers dossiers;
    private final ErasureWords words;

    CaseRestrictionController(
            CasePages casePages,
            CaseActs acts,
            Search search,
            Outlines outlines,
            Dossiers dossiers,
            ErasureWords words) {
        this.casePages = casePages;
        this.acts = acts;
        this.search = search;
        this.outlines = outlines;
        this.dossiers = dossiers;
        this.words = words;
    }

    @GetMapping(PATH)
    Page ask(Visit visit, @PathVariable String reference, Submission sent) {
        return page(visit, casePages.ready(visit, reference, Act.RESTRICT), "", sent, "");
    }

    @PostMapping(PATH)
    View restrict(Visit visit, @PathVariable String reference, Submission submission) {
        var request = casePages.ready(visit, reference, Act.RESTRICT);
        var ticked = submission.all(CaseActs.WHAT);
        var ground = RestrictionGround.find(submission.get("reden"));
        var chosen = free(request).stream()
                .filter(dossier -> ticked.contains(dossier.id().value().toString()))
                .toList();
        if (chosen.isEmpty() || ground.isEmpty()) {
            var error = chosen.isEmpty() ? "error.choose-restricted" : "error.choose-ground";
            return page(visit, request, submission.get("reden"), submission, error);
        }
        return acts.done(visit, request, Act.RESTRICT, () -> {
            dossiers.lockAllOfItsPerson(request.dossier());
            chosen.forEach(dossier -> dossiers.restrict(dossier.id(), ground.get(), CaseActs.actor()));
            var texts = Texts.in(request.language());
            var titles = chosen.stream()
                    .map(dossier -> words.title(dossier, request.language()))
                    .collect(Collectors.joining("; "));
            return texts.get(
                    "restriction.done",
                    titles,
                    texts.get("restriction.because." + ground.get().id()));
        });
    }

    private Page page(Visit visit, RightsRequest request, String reason, Submission sent, String error) {
        var rows = free(request).stream()
                .map(dossier -> new ActPage.Row(
                        dossier.id().value().toString(), words.title(dossier, visit.language()), "", false))
                .toList();
        return acts.page(visit, request, Act.RESTRICT, rows, GROUNDS, reason, sent, error);
    }

    /** Not the requests themselves: they must be answered. */
    private List<Dossier> free(RightsRequest request) {
        var all = search.of(request.person()).stream()
                .filter(dossier -> dossier.purpose() != Purpose.RIGHTS)
                .toList();
        var restricted =
                outlines.restrictions(all.stream().map(Dossier::id).toList()).keySet();
        return all.stream()
                .filter(dossier -> !restricted.contains(dossier.id()))
                .toList();
    }
}
