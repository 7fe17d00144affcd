package nl.belofte.request;

import java.util.List;
import java.util.Optional;
import nl.belofte.consent.Consents;
import nl.belofte.request.PrivacyPage.Consent;
import nl.belofte.request.PrivacyPage.Row;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Moment;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All rights of a person with where to use them, what was asked before, and the consents that live. */
@Controller
@Serves({"RIG-1", "RIG-6", "COM-2"})
class PrivacyController {

    private final Pages pages;
    private final RightsRequests requests;
    private final Consents consents;
    private final Statements statements;

    PrivacyController(Pages pages, RightsRequests requests, Consents consents, Statements statements) {
        this.pages = pages;
        this.requests = requests;
        this.consents = consents;
        this.statements = statements;
    }

    @GetMapping("/mijn/privacy")
    Page show(Visit visit, @RequestParam(defaultValue = "") String gedaan) {
        var who = SignedIn.now();
        var statement = statements.current(who.controller());
        return pages.page(
                "request/privacy",
                new PrivacyPage(
                        who.byMailbox(),
                        rows(visit, requests.of(who.person())),
                        consents(visit, statement, who),
                        statement.contact(),
                        Optional.of(gedaan)
                                .filter(word -> word.matches("intrekking|bezwaar|beperking|opgeheven|twijfel"))));
    }

    private static List<Row> rows(Visit visit, List<RightsRequest> all) {
        return all.stream()
                .map(request -> new Row(
                        request.reference(),
                        request.written(),
                        request.right(),
                        request.status(),
                        Moment.of(request.receivedOn(), visit.language()),
                        Moment.of(request.closedOn().orElse(request.answerBy()), visit.language())))
                .toList();
    }

    private List<Consent> consents(Visit visit, Statement statement, SignedIn who) {
        return consents.livingOf(who.person()).stream()
                .map(given -> new Consent(
                        given.proof().value(),
                        Wording.in(visit.language())
                                .title(statement, given.shown().purpose()),
                        given.shown().text(),
                        given.shown().language().tag(),
                        Moment.of(
                                given.at(),
                                statement.zone(),
                                visit.language(),
                                given.shown().onlyDay(given.at(), statement.zone()))))
                .toList();
    }
}
