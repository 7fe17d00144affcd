package nl.belofte.customer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.account.CustomerNumbers;
import nl.belofte.customer.CustomerPages.Wider;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.LookReason;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.form.Forms;
import nl.belofte.person.PersonId;
import nl.belofte.session.Attempts;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import nl.belofte.web.Missing;
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

/** Customers at the desk: found by one whole value, and seen as far as the role goes. */
@Controller
@ForPurpose({Purpose.ACCOUNT, Purpose.ORDER, Purpose.SUBSCRIPTION, Purpose.PORTAL, Purpose.CONTACT, Purpose.RIGHTS})
class CustomerController {

    /** Two in a minute for a whole hour: who does that tries values. */
    private static final int SEARCHES_AN_HOUR = 120;

    private final Pages pages;
    private final CustomerPages customerPages;
    private final Search search;
    private final CustomerNumbers numbers;
    private final Tickets tickets;
    private final Forms forms;
    private final Statements statements;
    private final Attempts attempts;

    CustomerController(
            Pages pages,
            CustomerPages customerPages,
            Search search,
            CustomerNumbers numbers,
            Tickets tickets,
            Forms forms,
            Statements statements,
            Attempts attempts) {
        this.pages = pages;
        this.customerPages = customerPages;
        this.search = search;
        this.numbers = numbers;
        this.tickets = tickets;
        this.forms = forms;
        this.statements = statements;
        this.attempts = attempts;
    }

    @GetMapping("/balie/klanten")
    Page ask() {
        return pages.page("customer/search", SearchPage.EMPTY);
    }

    /** By a form, so that what is sought stands in no address. */
    @PostMapping("/balie/klanten")
    View find(Visit visit, Submission submission) {
        var typed = submission.get("zoek");
        if (typed.isEmpty()) {
            return wrong("", "error.sought.nothing", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!attempts.allowed(
                "customer search", SignedIn.now().dossier().value().toString(), SEARCHES_AN_HOUR)) {
            search.note(visit.controller(), "too often", (Actor.Staff)
                    SignedIn.now().actor());
            return wrong(typed, "error.sought.too-often", HttpStatus.TOO_MANY_REQUESTS);
        }
        var country = statements.current(visit.controller()).country();
        return switch (Sought.of(typed, forms, country).orElse(null)) {
            case null -> wrong(typed, "error.sought", HttpStatus.UNPROCESSABLE_CONTENT);
            case Sought.Number(var number) -> byNumber(visit, number);
            case Sought.Value value -> byValue(visit, typed, value);
        };
    }

    private View byNumber(Visit visit, String typed) {
        var who = SignedIn.now();
        search.note(visit.controller(), "number", (Actor.Staff) who.actor());
        return numbers.find(visit.controller(), typed)
                .or(() -> tickets.find(visit.controller(), typed).map(Ticket::person))
                .filter(person -> customerPages.sees(who, person))
                .<View>map(person -> visit.seeOther("/balie/klanten/" + person.value()))
                .orElseGet(() -> pages.page("customer/search", new SearchPage(typed, Optional.empty(), List.of())));
    }

    private View byValue(Visit visit, String typed, Sought.Value value) {
        var who = SignedIn.now();
        var found = search.find(visit.controller(), value.by(), value.fields(), (Actor.Staff) who.actor());
        var people = found.stream().map(Dossier::person).distinct().toList();
        return people.size() == 1 && customerPages.sees(who, people.getFirst())
                ? visit.seeOther("/balie/klanten/" + people.getFirst().value())
                : pages.page(
                        "customer/search",
                        new SearchPage(typed, Optional.empty(), customerPages.hits(found, who, visit.language())));
    }

    private Page wrong(String typed, String error, HttpStatus status) {
        return pages.page("customer/search", new SearchPage(typed, Optional.of(error), List.of()), status);
    }

    @GetMapping("/balie/klanten/{id}")
    Page show(Visit visit, @PathVariable UUID id) {
        return page(visit, id, Optional.empty(), Optional.empty(), HttpStatus.OK);
    }

    /** For this page only: who comes back says why once more. */
    @PostMapping("/balie/klanten/{id}/verder")
    View wider(Visit visit, @PathVariable UUID id, Submission submission) {
        var dossier = uuid(submission.get("dossier"));
        var reason = LookReason.of(submission.get("reden"));
        if (reason.isEmpty()) {
            return page(visit, id, Optional.empty(), Optional.of(dossier), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var wider = Optional.of(new Wider(new DossierId(dossier), reason.get()));
            return page(visit, id, wider, Optional.empty(), HttpStatus.OK);
        } catch (NotPermitted meanwhile) {
            // Erased, restricted or objected to since the page was made: it says so now.
            return visit.seeOther("/balie/klanten/" + id);
        }
    }

    private static UUID uuid(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw new Missing();
        }
    }

    private Page page(Visit visit, UUID id, Optional<Wider> wider, Optional<UUID> wrong, HttpStatus status) {
        return pages.page(
                "customer/customer",
                customerPages.page(SignedIn.now(), new PersonId(id), visit.language(), wider, wrong),
                status);
    }
}
