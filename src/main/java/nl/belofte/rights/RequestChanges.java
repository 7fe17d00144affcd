package nl.belofte.rights;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Search;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.rights.Event.Kind;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What every change of a request begins and ends with: it is taken if it may be changed, and told in its course and in the evidence. */
@Component
class RequestChanges {

    private static final Duration PRESSED = Duration.ofMinutes(1);

    /** Of what is only said: what is done twice is done to two things. */
    private static final Set<Kind> TYPED = Set.of(Kind.NOTED, Kind.ADDED);

    private final RightsRequests requests;
    private final RequestRows rows;
    private final RequestLinks links;
    private final PaperLetters papers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Dossiers dossiers;
    private final Search search;
    private final Evidence evidence;
    private final Mail mail;

    RequestChanges(
            RightsRequests requests,
            RequestRows rows,
            RequestLinks links,
            PaperLetters papers,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Dossiers dossiers,
            Search search,
            Evidence evidence,
            Mail mail) {
        this.requests = requests;
        this.rows = rows;
        this.links = links;
        this.papers = papers;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.dossiers = dossiers;
        this.search = search;
        this.evidence = evidence;
        this.mail = mail;
    }

    /**
     * Does something with a request that nobody else changes meanwhile.
     *
     * @throws NotNow when it is of another status, or gone
     */
    void with(RightsRequest request, Set<Status> when, Consumer<RightsRequest> deed) {
        transaction.executeWithoutResult(_ -> {
            var now = rows.lock(request.dossier()).orElseThrow(() -> new NotNow("it is gone"));
            if (!when.contains(now.status())) {
                throw new NotNow("it is " + now.status().id());
            }
            try {
                deed.accept(now);
            } catch (NotPermitted kept) {
                throw new NotNow("its dossier is only kept");
            }
        });
    }

    /** Of one person, until the transaction ends. Nobody who sends something waits for it. */
    void oneAtATime(RightsRequest request) {
        rows.oneAtATime(request.person());
    }

    Event event(Kind kind, String text) {
        return Event.now(clock.instant(), kind, text);
    }

    /** As {@link #event(Kind, String)}, of what counts from another day. */
    Event event(Kind kind, String text, LocalDate on) {
        return Event.of(on, clock.instant(), kind, text);
    }

    /** What is said twice within a minute was pressed twice, and is there once. */
    void write(RightsRequest now, Event event, Actor actor) {
        if (TYPED.contains(event.kind()) && wasPressed(now, event.kind(), event.text(), actor)) {
            return;
        }
        dossiers.write(
                now.dossier(),
                Category.MESSAGE,
                requests.course(now, actor).with(event).fields(),
                new Use(Purpose.RIGHTS, actor));
    }

    /** Whether the last thing that happened to it is this, just now. */
    boolean wasPressed(RightsRequest now, Kind kind, String text, Actor actor) {
        var all = requests.course(now, actor).all();
        return !all.isEmpty()
                && all.getLast().kind() == kind
                && all.getLast().text().equals(text)
                && all.getLast().at().isAfter(clock.instant().minus(PRESSED));
    }

    boolean unreachable(RightsRequest now, Actor actor) {
        return RightsRequests.unreachable(requests.content(now, actor));
    }

    /** Writes what was not known yet of who asks. */
    void complete(RightsRequest now, Content more, Actor actor) {
        var known = requests.content(now, actor);
        for (var category : more.categories()) {
            var values = new EnumMap<Field, String>(more.get(category));
            values.putAll(known.get(category));
            dossiers.write(now.dossier(), category, values, new Use(Purpose.RIGHTS, actor));
        }
    }

    void record(RightsRequest request, Deed deed, String detail, Actor actor) {
        evidence.record(new Entry(
                request.controller(),
                deed,
                Purpose.RIGHTS.id(),
                actor,
                request.person().value(),
                request.dossier().value(),
                detail));
    }

    /** Starts the clock of what is kept of it. */
    void close(RightsRequest now, Outcome outcome, Event event, Letter letter, Actor actor) {
        send(letter, now, Optional.of(event));
        end(now, outcome, statements.today(now.controller()), actor);
    }

    void end(RightsRequest now, Outcome outcome, LocalDate on, Actor actor) {
        rows.close(now.dossier(), outcome, on);
        record(now, Deed.REQUEST_CLOSED, outcome.id(), actor);
        // The answer says all that they would have said.
        papers.drop(now.dossier(), Letter.REQUEST_RECEIVED, Letter.IDENTITY_DOUBTED, Letter.REQUEST_EXTENDED);
        dossiers.end(now.dossier(), nl.belofte.statement.Event.CLOSED, actor);
    }

    /** Whether letters go by mail; else somebody prints and posts them. Nothing is opened for it. */
    boolean mailed(RightsRequest request) {
        return search.mailboxOf(request.dossier()).isPresent();
    }

    /**
     * To who left no address for mail a letter on paper waits for somebody to post it, and a link can go nowhere.
     *
     * @return whether it went
     */
    boolean send(Letter letter, RightsRequest now, Optional<Event> about) {
        var event = about.map(Event::id);
        boolean mailed = mailed(now);
        if (mailed) {
            mail.send(letter, requests.visit(now), now.dossier(), links.add(now, event));
        } else if (letter != Letter.REQUEST_LINK) {
            papers.add(now, letter, event, statements.today(now.controller()), Optional.empty(), Optional.empty());
        }
        return mailed;
    }

    LocalDate answerBy(RightsRequest request, boolean extended, int suspended) {
        return Deadlines.in(statements.current(request.controller()).country())
                .answerBy(request.receivedOn(), extended, suspended);
    }

    LocalDate today(RightsRequest request) {
        return statements.today(request.controller());
    }
}
