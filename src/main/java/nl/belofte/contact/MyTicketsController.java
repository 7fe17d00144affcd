package nl.belofte.contact;

import nl.belofte.session.SeenAlong;
import nl.belofte.session.SignedIn;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A customer's questions. */
@Controller
class MyTicketsController {

    private final Pages pages;
    private final MyTicketPages myTicketPages;

    MyTicketsController(Pages pages, MyTicketPages myTicketPages) {
        this.pages = pages;
        this.myTicketPages = myTicketPages;
    }

    @SeenAlong
    @GetMapping("/mijn/vragen")
    Page show(Visit visit) {
        var who = SignedIn.now();
        myTicketPages.refuseWhoDoesNotRead(who);
        return pages.page("contact/my-tickets", myTicketPages.all(visit, who));
    }
}
