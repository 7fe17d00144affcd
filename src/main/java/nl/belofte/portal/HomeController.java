package nl.belofte.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import nl.belofte.advertisement.Spot.Place;
import nl.belofte.advertisement.Spots;
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
    private final Spots spots;

    HomeController(Pages pages, Statements statements, Spots spots) {
        this.pages = pages;
        this.statements = statements;
        this.spots = spots;
    }

    @GetMapping("/")
    Page home(Visit visit, HttpServletRequest request) {
        var statement = statements.current(visit.controller());
        var pledge = statement.summary().stream()
                .limit(LINES)
                .map(line -> Wording.in(visit.language()).say(line, statement, Optional.empty()))
                .toList();
        boolean accounts = statement.declaration(Purpose.ACCOUNT).isPresent();
        return pages.page(
                "portal/home", new HomePage(visit.site(), pledge, accounts, spots.find(Place.HOME, visit, request)));
    }
}
