package nl.belofte.rights;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.mail.Letter;
import nl.belofte.person.PersonId;
import nl.belofte.rights.Event.Kind;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import org.springframework.stereotype.Component;

/** What is decided about a request, and told with reasons. To refuse one as unfounded takes two. */
@Component
@Serves("RIG-10")
public class Answers {

    private final RightsRequests requests;
    private final RequestRows rows;
    private final RequestChanges changes;
    private final PaperLetters papers;
    private final Search search;

    Answers(RightsRequests requests, RequestRows rows, RequestChanges changes, PaperLetters papers, Search search) {
        this.search = search;
        this.requests = requests;
        this.rows = rows;
        this.changes = changes;
        this.papers = papers;
    }

    /**
     * Decides, and tells its person with reasons.
     *
     * @param read as {@link Course#said} had it when the answer was written
     * @throws Unread when its person said more since
     * @throws Untrue when it says what is not so
     * @throws NotNow when it was closed before, a proposal waits, or the outcome needs two
     */
    public void answer(RightsRequest request, Outcome outcome, String letter, String read, Actor.Staff staff) {
        if (outcome.needsTwo()) {
            throw new NotNow("it takes two to decide that");
        }
        changes.with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            if (outcome.grants() && now.inDoubt()) {
                throw new NotNow("nobody saw to it who asks");
            }
            refuseUnread(now, read, staff);
            refuseWhileProposed(now);
            refuseUntrue(now, outcome, staff);
            answerNow(now, outcome, letter, staff);
        });
    }

    /**
     * Nobody is told that what he asked was done where nothing was, that nothing was needed where something was done, that nothing
     * is held on him where something is, or that nobody knows who he is where that is known.
     *
     * @throws Untrue when this outcome would say so
     * @throws NotNow when it would say that nothing was needed, and something was done since
     */
    public void refuseUntrue(RightsRequest request, Outcome outcome, Actor.Staff staff) {
        if (request.status() == Status.CLOSED) {
            return;
        }
        switch (outcome) {
            case GRANTED -> {
                refuse(takesAnAct(request) && !course(request, staff).begun(), Untrue.Why.NOTHING_DONE);
                refuse(takesAnAct(request) && !done(request, staff), Untrue.Why.ONLY_BEGUN);
            }
            case PARTLY -> refuse(takesAnAct(request) && !course(request, staff).begun(), Untrue.Why.NOTHING_DONE);
            case NOT_NEEDED -> {
                if (!takesAnAct(request) || course(request, staff).begun()) {
                    throw new NotNow("something was done, or words are all that it takes");
                }
            }
            case NOTHING_HELD -> {
                refuse(anythingHeld(request) || isHeldWithAddress(request, staff), Untrue.Why.SOMETHING_HELD);
                refuse(course(request, staff).begun(), Untrue.Why.SOMETHING_DONE);
            }
            case NOT_IDENTIFIED -> refuse(request.identity().isPresent(), Untrue.Why.IDENTIFIED);
            case NOT_ALLOWED, UNFOUNDED, TAKEN_BACK -> {}
        }
    }

    /** Whether it takes more than an answer: who left no address for mail reads in the answer itself what is held on him. */
    public boolean takesAnAct(RightsRequest request) {
        return request.right().takesAnAct() && (request.right() != Right.ACCESS || changes.mailed(request));
    }

    private static void refuse(boolean untrue, Untrue.Why why) {
        if (untrue) {
            throw new Untrue(why);
        }
    }

    /** Who closed an account has erased nothing, unless its day came while the request was open. */
    private boolean done(RightsRequest request, Actor.Staff staff) {
        return course(request, staff).acted() || !anythingHeld(request);
    }

    private Course course(RightsRequest request, Actor.Staff staff) {
        return requests.course(request, staff);
    }

    /** Beside what he asks. Nothing is opened for it. */
    private boolean anythingHeld(RightsRequest request) {
        return isHeldOn(request.person());
    }

    private boolean isHeldOn(PersonId person) {
        return search.of(person).stream().anyMatch(dossier -> dossier.purpose() != Purpose.RIGHTS);
    }

    /** Whether something is held with the address that was typed for this request, on whom it is not joined to. */
    private boolean isHeldWithAddress(RightsRequest request, Actor.Staff staff) {
        return requests.content(request, staff)
                .get(Category.EMAIL, Field.EMAIL)
                .filter(email -> search.whoseMailbox(request.controller(), email).stream()
                        .anyMatch(this::isHeldOn))
                .isPresent();
    }

    /** @throws Unread when its person said more than was read */
    public void refuseUnread(RightsRequest request, String read, Actor.Staff staff) {
        if (!course(request, staff).said().equals(read)) {
            throw new Unread();
        }
    }

    /** Until a second one has said, or the first thinks better of it, nobody decides it another way by himself. */
    private static void refuseWhileProposed(RightsRequest now) {
        if (now.proposedBy().isPresent()) {
            throw new NotNow("a proposal waits");
        }
    }

    /** On paper it is no answer before it is posted, and the request runs until that. */
    private void answerNow(RightsRequest now, Outcome outcome, String letter, Actor.Staff staff) {
        if (!changes.mailed(now)) {
            var event = changes.event(Kind.WRITTEN, letter);
            changes.write(now, event, staff);
            rows.proposedBy(now.dossier(), null);
            papers.drop(now.dossier(), Letter.REQUEST_ANSWERED);
            papers.add(
                    now,
                    Letter.REQUEST_ANSWERED,
                    Optional.of(event.id()),
                    changes.today(now),
                    Optional.empty(),
                    Optional.of(outcome));
            return;
        }
        var event = changes.event(Kind.ANSWERED, letter);
        changes.write(now, event, staff);
        changes.close(now, outcome, event, Letter.REQUEST_ANSWERED, staff);
    }

    /**
     * Wants it refused as manifestly unfounded or excessive. Of itself that refuses nothing. Art. 12(5) GDPR.
     *
     * @throws Unread as {@link #answer} does
     * @throws NotNow when it was closed before, or a proposal waits
     */
    public void propose(RightsRequest request, String letter, String read, Actor.Staff staff) {
        changes.with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            refuseUnread(now, read, staff);
            refuseWhileProposed(now);
            changes.write(now, changes.event(Kind.PROPOSED, letter), staff);
            rows.proposedBy(now.dossier(), staff.dossier());
            changes.record(now, Deed.REFUSAL_PROPOSED, "", staff);
        });
    }

    /**
     * A second one agrees, and the letter goes.
     *
     * @param proposed the proposal that the second one read, and {@code read} what its person said until then
     * @throws Unread as {@link #answer} does
     * @throws OwnProposal when it is the first
     * @throws OtherProposal when another stands by now
     */
    public void agree(RightsRequest request, UUID proposed, String read, Actor.Staff staff) {
        changes.with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            var by = now.proposedBy().orElseThrow(() -> new NotNow("nobody proposes anything"));
            if (by.equals(staff.dossier())) {
                throw new OwnProposal();
            }
            var proposal = proposal(now, requests.course(now, staff)).orElseThrow();
            if (!proposal.id().equals(proposed)) {
                throw new OtherProposal();
            }
            refuseUnread(now, read, staff);
            answerNow(now, Outcome.UNFOUNDED, proposal.text(), staff);
        });
    }

    /** The proposal that waits for a second one; empty where none does. */
    public static Optional<Event> proposal(RightsRequest request, Course course) {
        return course.all().stream()
                .filter(event -> request.proposedBy().isPresent() && event.kind() == Kind.PROPOSED)
                .reduce((_, later) -> later);
    }

    /** A second one does not agree, or the first thinks better of it. */
    public void reject(RightsRequest request, Actor.Staff staff) {
        changes.with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            if (now.proposedBy().isEmpty()) {
                throw new NotNow("nobody proposes anything");
            }
            changes.write(now, changes.event(Kind.REJECTED, ""), staff);
            rows.proposedBy(now.dossier(), null);
            changes.record(now, Deed.REFUSAL_REJECTED, "", staff);
        });
    }
}
