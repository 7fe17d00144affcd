package nl.belofte.mailing;

import jakarta.servlet.http.HttpServletRequest;
import nl.belofte.session.Attempts;
import nl.belofte.web.Missing;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Leads on from a mailing to where it says, and counts that somebody went: not who, for nothing in the address tells. It sets
 * no cookie and asks for none.
 */
@Controller
class LinkController {

    static final String PATH = "/naar";

    /** From one place; more is a machine, which may go there and does not count. */
    private static final int COUNTED_AN_HOUR = 60;

    private final MailingLinks links;
    private final Attempts attempts;

    LinkController(MailingLinks links, Attempts attempts) {
        this.links = links;
        this.attempts = attempts;
    }

    @GetMapping(PATH + "/{id}/{number}")
    View go(Visit visit, HttpServletRequest request, @PathVariable("id") int mailing, @PathVariable int number) {
        var address = links.find(visit.controller(), mailing, number).orElseThrow(Missing::new);
        if (request.getMethod().equals("GET")
                && attempts.allowed("click", visit.controller() + Attempts.whence(request), COUNTED_AN_HOUR)) {
            links.count(mailing, number);
        }
        var onward = new RedirectView(address);
        onward.setStatusCode(HttpStatus.SEE_OTHER);
        return onward;
    }
}
