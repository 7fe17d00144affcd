package nl.belofte.advertisement;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.belofte.advertisement.Advertisement.State;
import nl.belofte.advertisement.Advertisements.Counted;
import nl.belofte.session.Attempts;
import nl.belofte.statement.Serves;
import nl.belofte.web.BadInput;
import nl.belofte.web.Missing;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/**
 * Takes what somebody says of an advertisement, and that it was seen. Who it was is asked of nobody, and of one place so much
 * counts in an hour; what goes beyond that is answered like the rest, so that a flood learns nothing.
 */
@Controller
@Serves("ADV-5")
class OpinionController {

    /** Of one advertisement; behind one address may sit a whole office. */
    private static final int OPINIONS_OF_ONE = 5;

    private static final int OPINIONS = 30;
    private static final int SEEN = 100;

    private final Advertisements advertisements;
    private final DislikedCookie disliked;
    private final Attempts attempts;

    OpinionController(Advertisements advertisements, DislikedCookie disliked, Attempts attempts) {
        this.advertisements = advertisements;
        this.disliked = disliked;
        this.attempts = attempts;
    }

    @PostMapping("/advertenties/{id}/oordeel")
    View judge(
            Visit visit,
            @PathVariable("id") int number,
            Submission submission,
            HttpServletRequest request,
            HttpServletResponse response) {
        var advertisement = find(visit, number);
        var opinion = Opinion.of(submission.get("oordeel")).orElseThrow(() -> new BadInput("no opinion"));
        var whence = Attempts.whence(request);
        if (attempts.allowed("opinion", whence, OPINIONS)
                && attempts.allowed("opinion of one", number + " " + whence, OPINIONS_OF_ONE)) {
            advertisements.count(advertisement, opinion);
        }
        // Counted or not: who does not want to see it again does not.
        if (opinion == Opinion.DISLIKE) {
            disliked.add(advertisement, request, response);
        }
        var place = Spot.Place.of(submission.get("plaats"));
        return visit.seeOther("%s?oordeel=%s#advertentie".formatted(place.path(), opinion.id()));
    }

    /** Told by the page, once half of it was in sight for a second, which is what is called seen (MRC, 2014). */
    @PostMapping("/advertenties/{id}/gezien")
    ResponseEntity<Void> seen(Visit visit, @PathVariable("id") int number, HttpServletRequest request) {
        var advertisement = find(visit, number);
        if (attempts.allowed("advertisement seen", Attempts.whence(request), SEEN)) {
            advertisements.count(advertisement, 1, 0, 0);
        }
        return ResponseEntity.noContent().build();
    }

    /** One that stands or stood at this very site; what staff still write is not here yet. */
    private Advertisement find(Visit visit, int number) {
        return Optional.of(visit.controller())
                .filter(advertisements::declared)
                .flatMap(controller -> advertisements.find(controller, number))
                .map(Counted::advertisement)
                .filter(found -> found.state() != State.DRAFT)
                .filter(found -> found.content().sites().contains(visit.site().host()))
                .orElseThrow(Missing::new);
    }
}
