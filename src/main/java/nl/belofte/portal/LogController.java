package nl.belofte.portal;

import nl.belofte.session.SignedIn;
import nl.belofte.statement.Serves;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My log: who looked, and what happened. */
@Controller
@Serves("RIG-1")
class LogController {

    private final Pages pages;
    private final MyLog log;

    LogController(Pages pages, MyLog log) {
        this.pages = pages;
        this.log = log;
    }

    @GetMapping("/mijn/logboek")
    Page show(Visit visit, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long voor) {
        return pages.page("portal/log", log.page(SignedIn.now(), visit.language(), voor));
    }
}
