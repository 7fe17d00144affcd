package nl.belofte.customer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.LookReason;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.person.PersonId;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.Sessions;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Begins and ends looking along with a customer, whose pages then stand behind the page at the desk. */
@Controller
@ForPurpose(Purpose.ACCOUNT)
class AlongController {

    private final Pages pages;
    private final CustomerPages customerPages;
    private final Sessions sessions;
    private final Evidence evidence;
    private final TransactionTemplate transaction;

    AlongController(
            Pages pages,
            CustomerPages customerPages,
            Sessions sessions,
            Evidence evidence,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.customerPages = customerPages;
        this.sessions = sessions;
        this.evidence = evidence;
        this.transaction = transaction;
    }

    @PostMapping("/balie/klanten/{id}/meekijken")
    View begin(Visit visit, @PathVariable UUID id, Submission submission, HttpServletRequest request) {
        var who = SignedIn.now();
        var person = new PersonId(id);
        var reason = LookReason.of(submission.get("reden"));
        if (reason.isEmpty()) {
            return pages.page(
                    "customer/customer",
                    customerPages.page(who, person, visit.language(), Optional.empty(), Optional.of(id)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var account = customerPages.account(who, person);
        transaction.executeWithoutResult(_ -> {
            sessions.beginAlong(account.id(), request);
            evidence.record(new Entry(
                    who.controller(),
                    Deed.LOOKED_ALONG,
                    Purpose.ACCOUNT.id(),
                    who.actor(),
                    id,
                    account.id().value(),
                    reason.get().id()));
        });
        return visit.seeOther("/balie/klanten/" + id + "/mijn");
    }

    @PostMapping("/balie/klanten/{id}/meekijken/einde")
    View end(Visit visit, @PathVariable UUID id, HttpServletRequest request) {
        sessions.endAlong(request);
        return visit.seeOther("/balie/klanten/" + id);
    }
}
