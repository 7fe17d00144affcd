package nl.belofte.advertisement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import nl.belofte.advertisement.Advertisements.Counted;
import nl.belofte.advertisement.Spot.Place;
import nl.belofte.advertisement.Spot.Shown;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/** Chooses what to show, from totals and from what this browser asks not to see again. Looking changes nothing. */
@Component
public class Spots {

    private final Advertisements advertisements;
    private final Bandit bandit;
    private final DislikedCookie disliked;
    private final Links links;

    Spots(Advertisements advertisements, Bandit bandit, DislikedCookie disliked, Links links) {
        this.advertisements = advertisements;
        this.bandit = bandit;
        this.disliked = disliked;
        this.links = links;
    }

    /** Empty where nothing is to be shown, where this controller declares none, and for who looks along with a customer. */
    public Optional<Spot> find(Place place, Visit visit, HttpServletRequest request) {
        if (visit.along().isPresent() || !advertisements.declared(visit.controller())) {
            return Optional.empty();
        }
        var said =
                Opinion.of(Optional.ofNullable(request.getParameter("oordeel")).orElse(""));
        return said.isPresent()
                ? Optional.of(new Spot(place, Optional.empty(), said))
                : choose(visit, request).map(shown -> new Spot(place, Optional.of(shown), said));
    }

    private Optional<Shown> choose(Visit visit, HttpServletRequest request) {
        var not = disliked.read(request);
        var among = advertisements.shownAt(visit.controller(), visit.site().host()).stream()
                .filter(each -> !not.contains(each.advertisement().id()))
                .toList();
        return among.isEmpty()
                ? Optional.empty()
                : Optional.of(bandit.choose(among, Counted::opinions).advertisement())
                        .map(chosen ->
                                Shown.of(chosen, links.href(chosen.content().link(), visit), visit.language()));
    }
}
