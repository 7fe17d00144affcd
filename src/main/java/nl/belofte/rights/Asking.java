package nl.belofte.rights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.mail.Letter;
import nl.belofte.person.PersonId;
import nl.belofte.rights.Event.Kind;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people ask about their own data, and what they say of it afterwards. */
@Component
@Serves({"RIG-10", "RIG-11"})
public class Asking {

    /** Whoever writes a request down need not be let in to read another. */
    private static final Actor PLATFORM = new Actor.Platform("rights");

    private final RightsRequests requests;
    private final RequestRows rows;
    private final RequestChanges changes;
    private final Identities identities;
    private final TransactionTemplate transaction;
    private final Statements statements;
    private final Dossiers dossiers;

    Asking(
            RightsRequests requests,
            RequestRows rows,
            RequestChanges changes,
            Identities identities,
            TransactionTemplate transaction,
            Statements statements,
            Dossiers dossiers) {
        this.requests = requests;
        this.rows = rows;
        this.changes = changes;
        this.identities = identities;
        this.transaction = transaction;
        this.statements = statements;
        this.dossiers = dossiers;
    }

    /** His dossiers are locked before a case is opened, which holds its person. */
    private void oneAtATime(PersonId person) {
        rows.oneAtATime(person);
        dossiers.lockAllOf(person);
    }

    /** Takes a request, and tells its address until when it is answered. Who sends the same once more asks nothing new. */
    public DossierId open(NewRequest asked) {
        return transaction.execute(_ -> {
            oneAtATime(asked.person());
            return same(asked).orElseGet(() -> {
                var dossier = add(asked);
                changes.send(Letter.REQUEST_RECEIVED, requests.find(dossier).orElseThrow(), Optional.empty());
                return dossier;
            });
        });
    }

    private Optional<DossierId> same(NewRequest asked) {
        return rows.of(asked.person()).stream()
                .filter(before -> isSame(before, asked))
                .findFirst()
                .map(RightsRequest::dossier);
    }

    private boolean isSame(RightsRequest before, NewRequest asked) {
        return before.status() == Status.OPEN
                && before.right() == asked.right()
                && before.source() == asked.source()
                && before.identity().equals(asked.identity())
                && before.receivedOn().equals(asked.receivedOn())
                && requests.course(before, PLATFORM).says(asked.text());
    }

    /**
     * Takes a request of which something is done at once, while the rest of it waits for an answer: its letter says both.
     *
     * @param deed gives the words in which its person reads what was done
     */
    public DossierId open(NewRequest asked, Supplier<String> deed) {
        return open(asked, Kind.ACTED, deed);
    }

    /**
     * Takes a request of somebody by whose address nothing else is found, and tells him so. It runs all the same: he may be known
     * another way.
     */
    public DossierId openUnknown(NewRequest asked) {
        return open(
                asked, Kind.UNKNOWN, () -> Texts.in(asked.visit().language()).get("request.unknown"));
    }

    private DossierId open(NewRequest asked, Kind kind, Supplier<String> deed) {
        return transaction.execute(_ -> {
            oneAtATime(asked.person());
            var dossier = same(asked).orElseGet(() -> add(asked));
            var now = requests.find(dossier).orElseThrow();
            var event = changes.event(kind, deed.get());
            changes.write(now, event, asked.actor());
            changes.send(Letter.REQUEST_RECEIVED, now, Optional.of(event));
            return dossier;
        });
    }

    /**
     * Does at once what is asked, and tells its address. Who asked it here before, without saying more, has that answered by it.
     *
     * @param deed done once the case is there, for it may take away all else that is held on somebody; it gives the words of
     *     the letter
     */
    public DossierId done(NewRequest asked, Function<DossierId, String> deed) {
        return end(asked, Outcome.GRANTED, Kind.DONE, Letter.REQUEST_DONE, deed);
    }

    /** Answers at once that nothing else is held on who asks. */
    public DossierId nothingHeld(NewRequest asked) {
        var words = Texts.in(asked.visit().language()).get("request.unknown");
        return end(asked, Outcome.NOTHING_HELD, Kind.ANSWERED, Letter.REQUEST_ANSWERED, _ -> words);
    }

    private DossierId end(
            NewRequest asked, Outcome outcome, Kind kind, Letter letter, Function<DossierId, String> deed) {
        return transaction.execute(_ -> {
            oneAtATime(asked.person());
            var now = rows.of(asked.person()).stream()
                    .filter(before -> before.right() == asked.right() && before.status() != Status.CLOSED)
                    .filter(before -> !Source.BY_STAFF.contains(before.source()))
                    .filter(before -> saysNothingMore(before, asked.actor()))
                    .findFirst()
                    .flatMap(before -> rows.lock(before.dossier()))
                    .or(() -> requests.find(add(asked)))
                    .orElseThrow();
            var event = changes.event(kind, deed.apply(now.dossier()));
            changes.write(now, event, asked.actor());
            changes.close(now, outcome, event, letter, asked.actor());
            return now.dossier();
        });
    }

    private boolean saysNothingMore(RightsRequest request, Actor actor) {
        return requests.course(request, actor).all().stream()
                .allMatch(event -> event.text().isEmpty() || event.kind() == Kind.UNKNOWN);
    }

    private DossierId add(NewRequest asked) {
        var statement = statements.current(asked.visit().controller());
        var said = changes.event(Kind.ASKED, asked.text());
        var content = asked.content()
                .with(
                        Category.SUBJECT,
                        Map.of(
                                Field.SUBJECT,
                                Texts.in(asked.visit().language())
                                        .get("right." + asked.right().id())))
                .with(Category.MESSAGE, new Course(List.of(said)).fields());
        var dossier = dossiers.open(statement.controller(), asked.person(), Purpose.RIGHTS, content, asked.actor());
        rows.add(
                dossier,
                asked.visit(),
                asked.right(),
                asked.source(),
                asked.identity(),
                asked.receivedOn(),
                Deadlines.in(statement.country()).answerBy(asked.receivedOn(), false, 0));
        changes.record(
                requests.find(dossier).orElseThrow(),
                Deed.REQUEST_RECEIVED,
                asked.right().id(),
                asked.actor());
        return dossier;
    }

    /** Its person says more. A clock that stood still for his answer runs on: whether it shows who he is, is ours to see. */
    public void add(RightsRequest request, String text) {
        changes.with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            changes.write(now, changes.event(Kind.ADDED, text), now.self());
            identities.resume(now, changes.today(now), now.self());
        });
    }

    /**
     * Its person does not want it any more. What was done already stays, and he is told so.
     *
     * @param stands what of it holds on; empty where nothing does
     */
    public void takeBack(RightsRequest request, String stands) {
        changes.with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            var texts = Texts.in(now.language());
            var course = requests.course(now, now.self());
            var words = course.begun()
                    ? Stream.of(List.of(texts.get("taken-back.begun")), course.deeds(Optional.empty()), List.of(stands))
                            .flatMap(List::stream)
                            .filter(each -> !each.isEmpty())
                            .collect(Collectors.joining("\n\n"))
                    : texts.get("taken-back.nothing");
            var event = changes.event(Kind.TAKEN_BACK, words);
            changes.write(now, event, now.self());
            changes.close(now, Outcome.TAKEN_BACK, event, Letter.REQUEST_TAKEN_BACK, now.self());
        });
    }

    /** A link that opens once more, to the address on file. */
    public void sendLink(RightsRequest request) {
        transaction.executeWithoutResult(_ -> rows.lock(request.dossier())
                .ifPresent(now -> changes.send(Letter.REQUEST_LINK, now, Optional.empty())));
    }
}
