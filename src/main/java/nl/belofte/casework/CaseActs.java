package nl.belofte.casework;

import java.util.List;
import java.util.function.Supplier;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.erasure.NothingErased;
import nl.belofte.evidence.Actor;
import nl.belofte.rights.NotNow;
import nl.belofte.rights.RequestActs;
import nl.belofte.rights.RightsRequest;
import nl.belofte.session.SignedIn;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** How everything is done that the desk does for the person of a case: seen first, done once, and told in the case. */
@Component
class CaseActs {

    /** The name of what is ticked. */
    static final String WHAT = "wat";

    private final Pages pages;
    private final RequestActs requestActs;

    CaseActs(Pages pages, RequestActs requestActs) {
        this.pages = pages;
        this.requestActs = requestActs;
    }

    Page page(Visit visit, RightsRequest request, Act act, List<ActPage.Row> rows, Submission sent, String error) {
        return page(visit, request, act, rows, List.of(), "", sent, error);
    }

    /** With what was ticked in what was sent. */
    Page page(
            Visit visit,
            RightsRequest request,
            Act act,
            List<ActPage.Row> rows,
            List<String> reasons,
            String reason,
            Submission sent,
            String error) {
        var ticked = sent.all(WHAT);
        var shown = rows.stream()
                .map(row -> new ActPage.Row(
                        row.id(), row.title(), row.hint(), rows.size() == 1 || ticked.contains(row.id())))
                .toList();
        var lead = Texts.in(visit.language()).get("act.%s.lead".formatted(act.path()));
        return pages.page(
                "casework/act",
                new ActPage(request.reference(), request.written(), act, lead, shown, reasons, reason, error),
                error.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** @param deed gives the words in which the person reads what was done */
    View done(Visit visit, RightsRequest request, Act act, Supplier<String> deed) {
        return done(visit, request, act, act.path(), deed);
    }

    /** @param word of what the page says to who did it */
    View done(Visit visit, RightsRequest request, Act act, String word, Supplier<String> deed) {
        return once(visit, request, word, () -> {
            if (act == Act.CLOSE_ACCOUNT) {
                requestActs.begin(request, act.path(), deed, actor());
            } else {
                requestActs.act(request, act.path(), deed, actor());
            }
        });
    }

    View once(Visit visit, RightsRequest request, String word, Runnable deed) {
        try {
            deed.run();
        } catch (NotNow | NotPermitted | NothingErased late) {
            return pages.page("web/notice", notice("case-not-now", request), HttpStatus.CONFLICT);
        }
        return visit.seeOther(CaseQueueController.PATH + "/" + request.reference() + "?gedaan=" + word);
    }

    /** Why something was not done about a case, with the way back to it. */
    static NoticePage notice(String key, RightsRequest request) {
        return NoticePage.of(key, "warning")
                .atDesk()
                .leadingTo(CaseQueueController.PATH + "/" + request.reference(), "case");
    }

    static Actor.Staff actor() {
        return (Actor.Staff) SignedIn.now().actor();
    }
}
