package nl.belofte.contact;

import nl.belofte.session.SeenAlong;
import nl.belofte.session.SignedIn;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** A customer's questions, those too that were asked from the same address before anybody knew whose it was. */
@Controller
class MyTicketsController {

    private final Pages pages;
    private final MyTicketPages myTicketPages;
    private final MailboxProof proof;

    MyTicketsController(Pages pages, MyTicketPages myTicketPages, MailboxProof proof) {
        this.pages = pages;
        this.myTicketPages = myTicketPages;
        this.proof = proof;
    }

    @SeenAlong
    @GetMapping("/mijn/vragen")
    Page show(Visit visit) {
        var who = SignedIn.now();
        myTicketPages.refuseWhoDoesNotRead(who);
        return pages.page("contact/my-tickets", myTicketPages.all(visit, who, proof.unclaimed(who)));
    }

    @PostMapping("/mijn/vragen/toevoeging")
    View claim(Visit visit) {
        proof.claim(SignedIn.now());
        return visit.seeOther("/mijn/vragen");
    }
}
