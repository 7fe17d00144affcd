package nl.belofte.casework;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.account.Closures;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Search;
import nl.belofte.erasure.ErasureWords;
import nl.belofte.file.Language;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
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

/** Closes the account of somebody who wants to be erased and does not do it himself: an open one cannot go. */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves({"RIG-4", "ACC-4"})
class CaseClosureController {

    private static final String PATH = CaseQueueController.PATH + "/{reference}/account";

    private final CasePages casePages;
    private final CaseActs acts;
    private final RightsRequests requests;
    private final Search search;
    private final Dossiers dossiers;
    private final Closures closures;
    private final ErasureWords words;

    CaseClosureController(
            CasePages casePages,
            CaseActs acts,
            RightsRequests requests,
            Search search,
            Dossiers dossiers,
            Closures closures,
            ErasureWords words) {
        this.casePages = casePages;
        this.acts = acts;
        this.requests = requests;
        this.search = search;
        this.dossiers = dossiers;
        this.closures = closures;
        this.words = words;
    }

    @GetMapping(PATH)
    Page ask(Visit visit, @PathVariable String reference, Submission sent) {
        return page(visit, casePages.ready(visit, reference, Act.CLOSE_ACCOUNT), sent, "");
    }

    @PostMapping(PATH)
    View close(Visit visit, @PathVariable String reference, Submission sent) {
        var request = casePages.ready(visit, reference, Act.CLOSE_ACCOUNT);
        var ticked = sent.all(CaseActs.WHAT);
        var chosen = open(request)
                .filter(account -> ticked.contains(account.id().value().toString()))
                .findFirst();
        if (chosen.isEmpty()) {
            return page(visit, request, sent, "error.choose-account");
        }
        boolean told = closures.isTold(chosen.get().id());
        return acts.done(visit, request, Act.CLOSE_ACCOUNT, told ? "account" : "account-vast", () -> {
            dossiers.lockAllOfItsPerson(request.dossier());
            var along = along(request, chosen.get(), request.language());
            closures.close(requests.visit(request), chosen.get().id(), CaseActs.actor());
            var texts = Texts.in(request.language());
            return texts.get("act.account.done")
                    + along.map(titles -> " " + texts.get("act.account.done.along", titles))
                            .orElse("");
        });
    }

    /** What goes with it; empty where nothing does. */
    private Optional<String> along(RightsRequest request, Dossier account, Language language) {
        var goes = closures.takesAlong(account.id());
        return Optional.of(search.of(request.person()).stream()
                        .filter(dossier -> goes.contains(dossier.id()))
                        .map(dossier -> words.title(dossier, language))
                        .collect(Collectors.joining("; ")))
                .filter(titles -> !titles.isEmpty());
    }

    private Page page(Visit visit, RightsRequest request, Submission sent, String error) {
        var rows = open(request)
                .map(account -> new ActPage.Row(
                        account.id().value().toString(),
                        words.title(account, visit.language()),
                        along(request, account, visit.language())
                                .map(titles -> Texts.in(visit.language()).get("act.account.along", titles))
                                .orElse(""),
                        false))
                .toList();
        return acts.page(visit, request, Act.CLOSE_ACCOUNT, rows, sent, error);
    }

    private Stream<Dossier> open(RightsRequest request) {
        return search.of(request.person()).stream()
                .filter(dossier -> dossier.purpose() == Purpose.ACCOUNT)
                .filter(dossier -> dossier.happened().isEmpty());
    }
}
