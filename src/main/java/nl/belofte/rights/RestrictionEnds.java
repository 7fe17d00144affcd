package nl.belofte.rights;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Outlines;
import nl.belofte.evidence.Actor;
import nl.belofte.mail.Letter;
import nl.belofte.rights.Event.Kind;
import nl.belofte.statement.Serves;
import org.springframework.stereotype.Component;

/** A restriction that lasted until something was found out or weighed ends a week after its person was told. Art. 18(3) GDPR. */
@Component
@Serves("RIG-7")
public class RestrictionEnds {

    /** In which somebody can still say what is wrong with that. */
    private static final Period TOLD_BEFORE = Period.ofDays(7);

    private final RequestChanges changes;
    private final PaperLetters papers;
    private final Dossiers dossiers;
    private final Outlines outlines;

    RestrictionEnds(RequestChanges changes, PaperLetters papers, Dossiers dossiers, Outlines outlines) {
        this.changes = changes;
        this.papers = papers;
        this.dossiers = dossiers;
        this.outlines = outlines;
    }

    /**
     * Tells its person that a restriction ends, and ends it on the day that the letter says: before it, not after. Art. 18(3) GDPR.
     *
     * @throws NotNow when its person ended it at this moment, or it is no such restriction
     */
    public void endRestriction(RightsRequest request, DossierId restricted, String letter, Actor.Staff staff) {
        changes.with(request, Set.of(Status.OPEN), now -> {
            var event = changes.event(Kind.ANNOUNCED, letter);
            changes.write(now, event, staff);
            if (changes.mailed(now)) {
                dossiers.liftOn(restricted, endsOn(now), staff);
                changes.send(Letter.RESTRICTION_ENDS, now, Optional.of(event));
            } else {
                papers.add(
                        now,
                        Letter.RESTRICTION_ENDS,
                        Optional.of(event.id()),
                        changes.today(now),
                        Optional.of(new PaperLetter.Ends(restricted, endsOn(now))),
                        Optional.empty());
            }
        });
    }

    /**
     * What was announced does not happen: what was restricted stays so, and its person is told. A letter on paper that announced
     * it and did not go yet goes no more.
     *
     * @throws NotNow when no end of it was announced, or it ended by now
     */
    public void recall(RightsRequest request, DossierId restricted, String letter, Actor.Staff staff) {
        changes.with(request, Set.of(Status.OPEN), now -> {
            boolean waited = papers.dropEnd(restricted);
            if (ends(restricted)) {
                dossiers.keepOn(restricted, staff);
            } else if (!waited) {
                throw new NotNow("no end of it was announced");
            }
            var event = changes.event(Kind.RECALLED, letter);
            changes.write(now, event, staff);
            changes.send(Letter.RESTRICTION_STAYS, now, Optional.of(event));
        });
    }

    private boolean ends(DossierId restricted) {
        return Optional.ofNullable(outlines.restrictions(List.of(restricted)).get(restricted))
                .filter(restriction -> restriction.endsOn().isPresent())
                .isPresent();
    }

    /** The day on which a restriction ends of which its person is told today. */
    public LocalDate endsOn(RightsRequest request) {
        return changes.today(request).plus(TOLD_BEFORE);
    }

    /** What the letter said, once it went. Its person may have ended it meanwhile. */
    void posted(PaperLetter.Ends told, LocalDate on, Actor.Staff staff) {
        if (outlines.restrictions(List.of(told.restricted())).containsKey(told.restricted())) {
            dossiers.liftOn(told.restricted(), later(told.on(), on), staff);
        }
    }

    /** Never before its person could say what is wrong with that. */
    private static LocalDate later(LocalDate told, LocalDate posted) {
        var earliest = posted.plus(TOLD_BEFORE);
        return told.isBefore(earliest) ? earliest : told;
    }
}
