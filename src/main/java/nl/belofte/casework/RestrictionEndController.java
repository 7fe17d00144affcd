package nl.belofte.casework;

import java.util.List;
import java.util.Optional;
import nl.belofte.casework.RestrictionEndPage.Row;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Restriction;
import nl.belofte.dossier.Search;
import nl.belofte.erasure.ErasureWords;
import nl.belofte.evidence.Actor;
import nl.belofte.rights.NotNow;
import nl.belofte.rights.PaperLetters;
import nl.belofte.rights.RestrictionEnds;
import nl.belofte.rights.RightsRequest;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Wording;
import nl.belofte.ticket.QuestionForm;
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

/** Ends a restriction once it was looked into: its person reads it a week before it ends. Art. 18(3) GDPR. */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves("RIG-7")
class RestrictionEndController {

    private static final String ACT = "opheffing";
    private static final String PATH = CaseQueueController.PATH + "/{reference}/" + ACT;

    private final Pages pages;
    private final CasePages casePages;
    private final RestrictionEnds ends;
    private final PaperLetters papers;
    private final Search search;
    private final Outlines outlines;
    private final ErasureWords words;

    RestrictionEndController(
            Pages pages,
            CasePages casePages,
            RestrictionEnds ends,
            PaperLetters papers,
            Search search,
            Outlines outlines,
            ErasureWords words) {
        this.pages = pages;
        this.casePages = casePages;
        this.ends = ends;
        this.papers = papers;
        this.search = search;
        this.outlines = outlines;
        this.words = words;
    }

    @GetMapping(PATH)
    Page ask(Visit visit, @PathVariable String reference) {
        return form(visit, casePages.ready(visit, reference, Act.END_RESTRICTION), "", "", "", HttpStatus.OK);
    }

    @PostMapping(PATH)
    View end(Visit visit, @PathVariable String reference, Submission submission) {
        var request = casePages.ready(visit, reference, Act.END_RESTRICTION);
        var typed = submission.get("dossier");
        var text = submission.text(ACT);
        var chosen = restricted(request).stream()
                .filter(found -> found.dossier().id().value().toString().equals(typed))
                .filter(found -> found.restriction().endsOn().isEmpty())
                .findFirst();
        var wrong = chosen.isEmpty() ? Optional.of("error.choose-restricted") : QuestionForm.wrong(text);
        if (wrong.isPresent()) {
            return form(visit, request, typed, text, wrong.get(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (submission.has("schrijven")) {
            return form(visit, request, typed, text, "", HttpStatus.OK);
        }
        var dossier = chosen.get().dossier();
        var told = told(request, dossier, text);
        if (!submission.has("versturen")) {
            return casePages.ending(request, ACT, dossier.id().value(), text, told);
        }
        try {
            ends.endRestriction(
                    request, dossier.id(), told, (Actor.Staff) SignedIn.now().actor());
        } catch (NotNow meanwhile) {
            return form(visit, request, typed, text, "error.case-not-now", HttpStatus.CONFLICT);
        }
        return visit.seeOther(CaseQueueController.PATH + "/" + request.reference() + "?gedaan=" + ACT);
    }

    /** Its person had something against it, or we were wrong. */
    @PostMapping(PATH + "/terug")
    View recall(Visit visit, @PathVariable String reference, Submission submission) {
        var request = casePages.ready(visit, reference, Act.END_RESTRICTION);
        var chosen = restricted(request).stream()
                .map(Restricted::dossier)
                .filter(dossier -> dossier.id().value().toString().equals(submission.get("dossier")))
                .findFirst()
                .orElseThrow(Missing::new);
        var words = Texts.in(request.language()).get("restriction.stays", title(request, chosen));
        try {
            ends.recall(
                    request, chosen.id(), words, (Actor.Staff) SignedIn.now().actor());
        } catch (NotNow | NotPermitted meanwhile) {
            return form(visit, request, "", "", "error.case-not-now", HttpStatus.CONFLICT);
        }
        return visit.seeOther(CaseQueueController.PATH + "/" + request.reference() + "?gedaan=terug");
    }

    private String title(RightsRequest request, Dossier dossier) {
        return words.title(dossier, request.language());
    }

    private String told(RightsRequest request, Dossier dossier, String text) {
        return Texts.in(request.language())
                        .get(
                                "restriction.ends",
                                title(request, dossier),
                                Wording.in(request.language()).date(ends.endsOn(request)))
                + "\n\n" + text;
    }

    private record Restricted(Dossier dossier, Restriction restriction) {}

    /** Those that last until we found something out or weighed it: of the others its person says when they end. */
    private List<Restricted> restricted(RightsRequest request) {
        var all = search.of(request.person());
        var restrictions = outlines.restrictions(all.stream().map(Dossier::id).toList());
        return all.stream()
                .flatMap(dossier -> Optional.ofNullable(restrictions.get(dossier.id()))
                        .map(restriction -> new Restricted(dossier, restriction))
                        .stream())
                .filter(found -> found.restriction().ground().untilDecided())
                .toList();
    }

    private Page form(Visit visit, RightsRequest request, String chosen, String text, String error, HttpStatus status) {
        var texts = Texts.in(visit.language());
        var wording = Wording.in(visit.language());
        var all = restricted(request);
        var waits = papers.announcing(
                all.stream().map(found -> found.dossier().id()).toList());
        var rows = all.stream()
                .map(found -> new Row(
                        found.dossier().id().value(),
                        words.title(found.dossier(), visit.language()),
                        texts.get("restriction.ground."
                                + found.restriction().ground().id()),
                        wording.date(found.restriction().on()),
                        found.restriction().endsOn().map(wording::date),
                        waits.contains(found.dossier().id())))
                .toList();
        return pages.page(
                "casework/restriction-end",
                new RestrictionEndPage(
                        request.reference(),
                        request.written(),
                        rows,
                        wording.date(ends.endsOn(request)),
                        chosen,
                        text,
                        error),
                status);
    }
}
