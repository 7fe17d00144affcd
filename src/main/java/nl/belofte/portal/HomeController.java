package nl.belofte.portal;

import java.util.Optional;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of each site. */
@Controller
class HomeController {

    private static final int LINES = 3;

    private final Pages pages;
    private final Statements statements;

    HomeController(Pages pages, Statements statements) {
        this.pages = pages;
        this.statements = statements;
    }

    @GetMapping("/")
    Page home(Visit visit) {
        var statement = statements.current(visit.controller());
        var pledge = statement.summary().stream()
                .limit(LINES)
                .map(line -> Wording.in(visit.language()).say(line, statement, Optional.empty()))
                .toList();
        boolean accounts = statement.declaration(Purpose.ACCOUNT).isPresent();
        return pages.page("portal/home", new HomePage(visit.site(), pledge, accounts));
    }
}
