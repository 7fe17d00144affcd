package nl.belofte.rights;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.mail.Letter;
import nl.belofte.rights.Event.Kind;
import nl.belofte.statement.Serves;
import org.springframework.stereotype.Component;

/** The letters on paper that somebody takes to the post: from that day counts what they say. */
@Component
@Serves({"RIG-10", "RIG-11"})
public class Postings {

    private final RightsRequests requests;
    private final RequestRows rows;
    private final RequestChanges changes;
    private final PaperLetters papers;
    private final Extensions extensions;
    private final RestrictionEnds ends;

    Postings(
            RightsRequests requests,
            RequestRows rows,
            RequestChanges changes,
            PaperLetters papers,
            Extensions extensions,
            RestrictionEnds ends) {
        this.requests = requests;
        this.rows = rows;
        this.changes = changes;
        this.papers = papers;
        this.extensions = extensions;
        this.ends = ends;
    }

    /** Whether a letter on paper can have gone, or been told, on this day. */
    public boolean postable(RightsRequest request, PaperLetter letter, LocalDate on) {
        return letter.waits() && letter.wentOn(on, changes.today(request));
    }

    /**
     * Somebody took a letter on paper to the post: what it says holds from that day, and an answer ends the request on it. A
     * doubt or an extension changes the last day only if that is said while it is not over: on one person's word about an
     * earlier day nobody gets more time. Who can be reached by telephone only is told the answer, and nothing else counts.
     *
     * @return whether it did what it says
     * @throws NotNow when it was posted before, is not needed any more, cannot have gone on that day, or there is no address
     */
    public boolean posted(RightsRequest request, UUID id, LocalDate on, Actor.Staff staff) {
        var counts = new AtomicBoolean(true);
        changes.with(request, Set.of(Status.values()), now -> {
            var paper = papers.of(now.dossier()).stream()
                    .filter(each -> each.id().equals(id) && postable(now, each, on))
                    .findFirst()
                    .orElseThrow(() -> new NotNow("it does not wait to be posted"));
            if (changes.unreachable(now, staff)) {
                told(now, paper, on, staff);
                return;
            }
            papers.posted(id, on);
            // While the clock stands still its last day does not come.
            boolean inTime = now.status() == Status.DOUBTED
                    || now.status() == Status.OPEN && !changes.today(now).isAfter(now.answerBy());
            counts.set(inTime || !paper.isForTheClock());
            if (now.status() != Status.CLOSED) {
                var kind = counts.get() ? Kind.POSTED : Kind.POSTED_LATE;
                changes.write(now, changes.event(kind, paper.letter().id(), on), staff);
            }
            changes.record(now, Deed.LETTER_POSTED, paper.letter().id() + " " + on, staff);
            switch (paper.letter()) {
                case IDENTITY_DOUBTED -> {
                    if (inTime && now.identity().isEmpty()) {
                        rows.stop(now.dossier(), on);
                    }
                }
                case REQUEST_EXTENDED -> {
                    if (inTime) {
                        extensions.extendNow(now, staff);
                    }
                }
                case REQUEST_ANSWERED -> answered(now, paper, on, staff);
                case RESTRICTION_ENDS -> paper.ends().ifPresent(told -> ends.posted(told, on, staff));
                default -> {}
            }
        });
        return counts.get();
    }

    private void told(RightsRequest now, PaperLetter paper, LocalDate on, Actor.Staff staff) {
        if (!paper.isAnswer()) {
            throw new NotNow("there is no address to post it to");
        }
        papers.drop(now.dossier(), Letter.REQUEST_ANSWERED);
        if (now.status() != Status.CLOSED) {
            changes.write(now, changes.event(Kind.TOLD, paper.letter().id(), on), staff);
            answered(now, paper, on, staff);
        }
    }

    /**
     * Nobody could tell the answer to who left no address for it: it is written, what was tried is on record, and who comes back
     * for it can have it.
     *
     * @throws NotNow when no such answer waits, or there is an address by now
     */
    public void unreached(RightsRequest request, UUID id, String tried, Actor.Staff staff) {
        changes.with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            var paper = papers.of(now.dossier()).stream()
                    .filter(each -> each.id().equals(id) && each.isWaitingAnswer())
                    .findFirst()
                    .orElseThrow(() -> new NotNow("no answer waits"));
            if (!changes.unreachable(now, staff)) {
                throw new NotNow("there is an address");
            }
            papers.drop(now.dossier(), Letter.REQUEST_ANSWERED);
            changes.write(now, changes.event(Kind.UNREACHED, tried), staff);
            answered(now, paper, changes.today(now), staff);
        });
    }

    private void answered(RightsRequest now, PaperLetter paper, LocalDate on, Actor.Staff staff) {
        paper.decides().filter(_ -> now.status() != Status.CLOSED).ifPresent(outcome -> {
            var text = paper.event()
                    .flatMap(requests.course(now, staff)::find)
                    .map(Event::text)
                    .orElseThrow();
            changes.write(now, changes.event(Kind.ANSWERED, text, on), staff);
            changes.end(now, outcome, on, staff);
        });
    }
}
