package nl.belofte.rights;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.belofte.dossier.Content;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.mail.Letter;
import nl.belofte.rights.Event.Kind;
import nl.belofte.statement.Serves;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who asks: how that became clear, and the clock that stands still while it is doubted. */
@Component
@Serves({"RIG-9", "RIG-10"})
public class Identities {

    private final RequestRows rows;
    private final RequestChanges changes;
    private final PaperLetters papers;
    private final TransactionTemplate transaction;

    Identities(RequestRows rows, RequestChanges changes, PaperLetters papers, TransactionTemplate transaction) {
        this.rows = rows;
        this.changes = changes;
        this.papers = papers;
        this.transaction = transaction;
    }

    /**
     * A member of staff saw who asks.
     *
     * @param how in words
     */
    public void identified(RightsRequest request, String how, Actor.Staff staff) {
        changes.with(
                request,
                Set.of(Status.OPEN),
                now -> identified(now, Identity.STAFF, changes.event(Kind.SHOWN, how), staff));
    }

    /**
     * As {@link #identified(RightsRequest, String, Actor.Staff)}, by an answer for which the clock stood still: it runs on from
     * the day on which that came.
     *
     * @throws NotNow when the clock does not stand still, or it did not on that day
     */
    public void identified(RightsRequest request, String how, LocalDate on, Actor.Staff staff) {
        changes.with(request, Set.of(Status.DOUBTED), now -> {
            refuseUnlessStoodStill(now, on);
            identified(now, Identity.STAFF, changes.event(Kind.SHOWN, how, on), staff);
            resume(now, on, staff);
        });
    }

    /** Its person read the mail of the address on file. Where that was doubted it shows nothing. */
    public void readMailbox(RightsRequest request) {
        transaction.executeWithoutResult(_ -> rows.lock(request.dossier())
                .filter(now -> now.status() == Status.OPEN && now.identity().isEmpty())
                .filter(now -> !now.doubted())
                .ifPresent(now -> identified(now, Identity.MAILBOX, changes.event(Kind.SHOWN, ""), now.self())));
    }

    private void identified(RightsRequest now, Identity identity, Event shown, Actor actor) {
        papers.drop(now.dossier(), Letter.IDENTITY_DOUBTED);
        papers.dropAnswer(now.dossier(), Outcome.NOT_IDENTIFIED);
        rows.identity(now.dossier(), identity);
        changes.write(now, shown, actor);
        changes.record(now, Deed.IDENTITY_SHOWN, identity.id(), actor);
    }

    /**
     * Where the answer goes of who left no address, neither for mail nor for a letter, when he asked. With an address he gets his
     * confirmation. What was written down of him before stays as it was.
     *
     * @return whether an answer can go somewhere now
     * @throws NotNow when there is an address
     */
    public boolean reachable(RightsRequest request, Content more, Actor.Staff staff) {
        var reached = new AtomicBoolean();
        changes.with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            if (!changes.unreachable(now, staff)) {
                throw new NotNow("there is an address");
            }
            changes.complete(now, more, staff);
            reached.set(!changes.unreachable(now, staff));
            if (reached.get()) {
                papers.drop(now.dossier(), Letter.REQUEST_RECEIVED);
                if (changes.mailed(now)) {
                    // It was for paper: who answers sends it by mail now.
                    papers.drop(now.dossier(), Letter.REQUEST_ANSWERED);
                }
                changes.send(Letter.REQUEST_RECEIVED, now, Optional.empty());
            }
        });
        return reached.get();
    }

    /** Whether its person can still be asked for more: while there is time, and once. */
    public boolean doubtable(RightsRequest request) {
        return request.status() == Status.OPEN
                && !request.doubted()
                && !changes.today(request).isAfter(request.answerBy());
    }

    /**
     * Asks its person for more to show who he is, and stops the clock, on paper once that letter is posted. What was known of it
     * before does not count any more. Art. 12(6) GDPR.
     *
     * @param why the doubt and what would take it away, as its person reads it
     * @throws NotNow when that was asked before, the last day is over, or its person left no address to ask
     */
    public void doubt(RightsRequest request, String why, Actor.Staff staff) {
        changes.with(request, Set.of(Status.OPEN), now -> {
            if (!doubtable(now) || changes.unreachable(now, staff)) {
                throw new NotNow("the clock cannot be stopped any more");
            }
            var event = changes.event(Kind.DOUBTED, why);
            changes.write(now, event, staff);
            // What was written was for who he said he is.
            papers.drop(now.dossier(), Letter.REQUEST_ANSWERED);
            changes.record(now, Deed.IDENTITY_DOUBTED, "", staff);
            rows.doubt(now.dossier());
            if (changes.send(Letter.IDENTITY_DOUBTED, now, Optional.of(event))) {
                rows.stop(now.dossier(), changes.today(now));
            }
        });
    }

    /**
     * What its person answered another way than here. The clock that stood still for it runs on from the day on which it came,
     * not from that on which it is written down.
     *
     * @param on not before the doubt, and not after today
     * @throws NotNow when the clock does not stand still, or it did not on that day
     */
    public void heard(RightsRequest request, String text, LocalDate on, Actor.Staff staff) {
        changes.with(request, Set.of(Status.DOUBTED), now -> {
            refuseUnlessStoodStill(now, on);
            changes.write(now, changes.event(Kind.HEARD, text, on), staff);
            resume(now, on, staff);
        });
    }

    private void refuseUnlessStoodStill(RightsRequest now, LocalDate on) {
        if (!stoodStill(now, on)) {
            throw new NotNow("the clock did not stand still on that day");
        }
    }

    /** Whether its clock stood still on this day, which is not to come. */
    public boolean stoodStill(RightsRequest request, LocalDate day) {
        return request.doubtedOn().filter(since -> !day.isBefore(since)).isPresent()
                && !day.isAfter(changes.today(request));
    }

    /** What it stood still does not count. EDPB Guidelines 01/2022, 157. */
    void resume(RightsRequest now, LocalDate on, Actor actor) {
        now.doubtedOn().ifPresent(since -> {
            int suspended = now.suspendedDays() + (int) ChronoUnit.DAYS.between(since, on);
            rows.run(now.dossier(), now.extended(), suspended, changes.answerBy(now, now.extended(), suspended));
            changes.record(now, Deed.REQUEST_RESUMED, "", actor);
        });
    }
}
