package nl.belofte.rights;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.mail.Letter;
import nl.belofte.rights.Event.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done for the person of a request before it is answered. */
@Component
public class RequestActs {

    private final RequestChanges changes;
    private final TransactionTemplate transaction;

    RequestActs(RequestChanges changes, TransactionTemplate transaction) {
        this.changes = changes;
        this.transaction = transaction;
    }

    /**
     * Does for its person what he asked. He reads it in his request, and it is in the evidence.
     *
     * @param deed done before the request is locked: who waits for something in it keeps nobody else waiting. It gives the words,
     *     or throws {@link NotNow} where that was pressed before
     * @param what a word for the evidence
     * @throws NotNow when nobody knows by now who asks, or its clock does not run: then nothing was done
     */
    public void act(RightsRequest request, String what, Supplier<String> deed, Actor.Staff staff) {
        act(request, Kind.ACTED, what, deed, staff);
    }

    /** As {@link #act}, what has to come first and is not yet what he asked. */
    public void begin(RightsRequest request, String what, Supplier<String> deed, Actor.Staff staff) {
        act(request, Kind.BEGUN, what, deed, staff);
    }

    private void act(RightsRequest request, Kind kind, String what, Supplier<String> deed, Actor.Staff staff) {
        transaction.executeWithoutResult(_ -> {
            changes.oneAtATime(request);
            var words = deed.get();
            changes.with(request, Set.of(Status.OPEN), now -> acted(now, kind, what, words, staff));
        });
    }

    private Event acted(RightsRequest now, Kind kind, String what, String words, Actor.Staff staff) {
        if (now.identity().isEmpty()) {
            throw new NotNow("nobody knows who asks");
        }
        var event = changes.event(kind, words);
        changes.write(now, event, staff);
        changes.record(now, Deed.REQUEST_ACTED, what, staff);
        return event;
    }

    /**
     * Lets its person read or take along all that is held, by a link to the address on file and to nowhere else.
     *
     * @param words what the letter says of it
     * @throws NotNow as {@link #act} does, or when no address for mail is on file
     */
    public void sendCopy(RightsRequest request, String words, Actor.Staff staff) {
        changes.with(request, Set.of(Status.OPEN), now -> {
            if (!changes.mailed(now)) {
                throw new NotNow("no address for mail is on file");
            }
            if (changes.wasPressed(now, Kind.ACTED, words, staff)) {
                return;
            }
            changes.send(Letter.REQUEST_READY, now, Optional.of(acted(now, Kind.ACTED, "copy", words, staff)));
        });
    }

    public void note(RightsRequest request, String text, Actor.Staff staff) {
        changes.with(
                request,
                Set.of(Status.OPEN, Status.DOUBTED),
                now -> changes.write(now, changes.event(Kind.NOTED, text), staff));
    }
}
