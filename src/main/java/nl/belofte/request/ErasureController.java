package nl.belofte.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.belofte.account.Closures;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.erasure.ErasurePlan;
import nl.belofte.erasure.ErasurePlan.Item;
import nl.belofte.erasure.ErasureWords;
import nl.belofte.erasure.Erasures;
import nl.belofte.erasure.NothingErased;
import nl.belofte.erasure.Verdict;
import nl.belofte.permission.Permissions;
import nl.belofte.request.ErasurePage.Row;
import nl.belofte.rights.Asking;
import nl.belofte.rights.Right;
import nl.belofte.rights.RightsRequests;
import nl.belofte.session.Fresh;
import nl.belofte.session.Sessions;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Erasure: first what would become of each dossier, then that, and then exactly what stayed and why. */
@Controller
@Serves("RIG-4")
class ErasureController {

    private final Pages pages;
    private final Erasures erasures;
    private final ErasureWords words;
    private final RightsRequests requests;
    private final Asking asking;
    private final OnFile onFile;
    private final Closures closures;
    private final Sessions sessions;
    private final Permissions permissions;
    private final Statements statements;

    ErasureController(
            Pages pages,
            Erasures erasures,
            ErasureWords words,
            RightsRequests requests,
            Asking asking,
            OnFile onFile,
            Closures closures,
            Sessions sessions,
            Permissions permissions,
            Statements statements) {
        this.pages = pages;
        this.erasures = erasures;
        this.words = words;
        this.requests = requests;
        this.asking = asking;
        this.onFile = onFile;
        this.closures = closures;
        this.sessions = sessions;
        this.permissions = permissions;
        this.statements = statements;
    }

    @Fresh
    @GetMapping("/mijn/privacy/wissen")
    Page preview(Visit visit) {
        return preview(visit, "", HttpStatus.OK);
    }

    private Page preview(Visit visit, String error, HttpStatus status) {
        var plan = erasures.plan(SignedIn.now().person());
        var along = plan.items().stream()
                .filter(Item::isAccountToClose)
                .flatMap(item -> closures.takesAlong(item.dossier().id()).stream())
                .collect(Collectors.toSet());
        var rows = plan.items().stream()
                .map(item -> row(
                        visit,
                        item,
                        before(visit, item, along.contains(item.dossier().id()))))
                .toList();
        return pages.page("request/erasure", new ErasurePage(rows, error), status);
    }

    private String before(Visit visit, Item item, boolean along) {
        var texts = Texts.in(visit.language());
        var verdict =
                item.isAccountToClose() ? texts.get("erasure.close-account") : words.verdict(item, visit.language());
        var told = item.dossier().purpose().directMarketing() && item.goes()
                ? verdict + " " + texts.get("erasure.says-no")
                : verdict;
        return along ? told + " " + texts.get("erasure.along") : told;
    }

    private Row row(Visit visit, Item item, String said) {
        return new Row(
                item.dossier().id().value(),
                words.title(item.dossier(), visit.language()),
                said,
                item.goes() || item.isAccountToClose());
    }

    @PostMapping("/mijn/privacy/wissen")
    View erase(Visit visit, Submission submission, HttpServletRequest request, HttpServletResponse response) {
        var who = SignedIn.now();
        if (who.isCustomer() && !sessions.isFresh(request)) {
            return visit.seeOther("/mijn/privacy/wissen");
        }
        var ticked = submission.all("dossier");
        var plan = erasures.plan(who.person());
        var chosen = chosen(plan, ticked);
        if (chosen.isEmpty()) {
            return preview(visit, "error.choose-dossiers", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!submission.has("zeker")) {
            return preview(visit, "error.sure-erasure", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var result = pressedOnce(visit, who, chosen, request);
        if (result.isEmpty()) {
            return preview(visit, "error.erased-meanwhile", HttpStatus.CONFLICT);
        }
        if (result.get().accountWent()) {
            sessions.end(request, response);
        }
        return pages.page("request/erased", result.get().page());
    }

    /** What was ticked of what may go, an account among it that its person closes by this. */
    private static Set<Item> chosen(ErasurePlan plan, Set<String> ticked) {
        var chosen = new LinkedHashSet<Item>();
        plan.items().stream()
                .filter(item -> item.goes() || item.isAccountToClose())
                .filter(item -> ticked.contains(item.dossier().id().value().toString()))
                .forEach(chosen::add);
        return chosen;
    }

    private record Result(ErasedPage page, boolean accountWent) {}

    /** Empty when what was chosen went meanwhile: somebody pressed twice, or a colleague of ours came first. */
    private Optional<Result> pressedOnce(Visit visit, SignedIn who, Set<Item> chosen, HttpServletRequest request) {
        try {
            return Optional.of(erase(visit, who, chosen, request));
        } catch (NothingErased | NotPermitted | NoSuchElementException gone) {
            return Optional.empty();
        }
    }

    private Result erase(Visit visit, SignedIn who, Set<Item> chosen, HttpServletRequest request) {
        var chosenOnes = chosen.stream().map(item -> item.dossier().id()).toList();
        permissions.refuseErased(who.person(), chosenOnes, who.actor());
        var gone = new ArrayList<Dossier>();
        var stays = new ArrayList<Item>();
        var titles = new HashMap<DossierId, String>();
        var done = asking.done(onFile.asks(visit, who, Right.ERASURE, "", request), id -> {
            var before = erasures.plan(who.person());
            titles.putAll(words.titles(before, visit.language()));
            chosen.stream()
                    .filter(Item::isAccountToClose)
                    .forEach(item -> closures.close(visit, item.dossier().id()));
            erasures.erase(who.person(), chosenOnes, who.actor());
            var now = erasures.plan(who.person());
            gone.addAll(before.goneSince(now));
            // Of the request itself the letter tells anyway.
            now.items().stream()
                    .filter(item -> !item.dossier().id().equals(id))
                    .map(ErasureController::offered)
                    .forEach(stays::add);
            return words.done(titles(gone, titles), stays, true, visit.language());
        });
        var page = new ErasedPage(
                titles(gone, titles),
                stays.stream()
                        .map(item -> row(visit, item, words.stayed(item, visit.language())))
                        .toList(),
                requests.find(done).orElseThrow().written(),
                statements.current(who.controller()).contact());
        return new Result(page, gone.stream().anyMatch(dossier -> dossier.id().equals(who.dossier())));
    }

    /** Here an account goes although it is open, so where it stays nobody chose it. */
    private static Item offered(Item item) {
        return item.isAccountToClose() ? new Item(item.dossier(), new Verdict.Now()) : item;
    }

    private static List<String> titles(List<Dossier> gone, Map<DossierId, String> titles) {
        return gone.stream().map(dossier -> titles.get(dossier.id())).toList();
    }
}
