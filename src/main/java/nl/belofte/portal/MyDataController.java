package nl.belofte.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import nl.belofte.advertisement.Spot.Place;
import nl.belofte.advertisement.Spots;
import nl.belofte.session.SeenAlong;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Serves;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My data: each dossier with what is in it, why, and until when. */
@Controller
@Serves("RIG-1")
class MyDataController {

    private final Pages pages;
    private final MyDossiers myDossiers;
    private final Spots spots;

    MyDataController(Pages pages, MyDossiers myDossiers, Spots spots) {
        this.pages = pages;
        this.myDossiers = myDossiers;
        this.spots = spots;
    }

    @SeenAlong
    @GetMapping("/mijn")
    Page show(Visit visit, HttpServletRequest request, @RequestParam(defaultValue = "") String gedaan) {
        var done = Category.of(gedaan)
                .map(category -> "done.changed")
                .or(() -> Optional.of(gedaan).filter("password"::equals).map(_ -> "done.password"));
        return pages.page(
                "portal/my-data",
                myDossiers.page(SignedIn.now(), visit.language(), done, spots.find(Place.MY_DATA, visit, request)));
    }
}
