package nl.belofte.rights;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.mail.Letter;
import nl.belofte.rights.Event.Kind;
import nl.belofte.statement.Serves;
import org.springframework.stereotype.Component;

/** More time for a request, as the law gives it: told with reasons, within the first month, and once. */
@Component
@Serves("RIG-10")
public class Extensions {

    private final RequestRows rows;
    private final RequestChanges changes;
    private final PaperLetters papers;

    Extensions(RequestRows rows, RequestChanges changes, PaperLetters papers) {
        this.rows = rows;
        this.changes = changes;
        this.papers = papers;
    }

    /** The day until which {@link #extend} would have it answered. */
    public LocalDate extendedBy(RightsRequest request) {
        return changes.answerBy(request, true, request.suspendedDays());
    }

    /** Whether its person can still be told in time that it takes longer: within the first month, and once. */
    public boolean extendable(RightsRequest request) {
        return request.status() == Status.OPEN
                && !request.extended()
                && papers.of(request.dossier()).stream()
                        .noneMatch(paper -> paper.letter() == Letter.REQUEST_EXTENDED && paper.waits())
                && !changes.today(request).isAfter(request.answerBy());
    }

    /**
     * Tells its person that it takes up to two months longer, and why: on paper that holds once the letter is posted. Art. 12(3)
     * GDPR.
     *
     * @throws NotNow when the first month is over, it was extended before, or its person left no address to tell it to
     */
    public void extend(RightsRequest request, String why, Actor.Staff staff) {
        changes.with(request, Set.of(Status.OPEN), now -> {
            if (!extendable(now) || changes.unreachable(now, staff)) {
                throw new NotNow("it cannot be extended any more");
            }
            var event = changes.event(Kind.EXTENDED, why);
            changes.write(now, event, staff);
            if (changes.mailed(now)) {
                extendNow(now, staff);
            }
            changes.send(Letter.REQUEST_EXTENDED, now, Optional.of(event));
        });
    }

    void extendNow(RightsRequest now, Actor.Staff staff) {
        rows.extend(now.dossier(), extendedBy(now));
        changes.record(now, Deed.REQUEST_EXTENDED, "", staff);
    }
}
