package nl.belofte.rights;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Search;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.person.PersonId;
import nl.belofte.rights.Event.Kind;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The requests of people about their own data, and all that is done about them. */
@Component
@Serves({"RIG-9", "RIG-10", "RIG-11"})
public class RightsRequests {

    /** In which somebody can still say what is wrong with that. */
    private static final Period TOLD_BEFORE = Period.ofDays(7);

    private final RequestRows rows;
    private final RequestLinks links;
    private final PaperLetters papers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Dossiers dossiers;
    private final Outlines outlines;
    private final Search search;
    private final Evidence evidence;
    private final Mail mail;
    private final Sites sites;

    RightsRequests(
            RequestRows rows,
            RequestLinks links,
            PaperLetters papers,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Dossiers dossiers,
            Outlines outlines,
            Search search,
            Evidence evidence,
            Mail mail,
            Sites sites) {
        this.rows = rows;
        this.links = links;
        this.papers = papers;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.dossiers = dossiers;
        this.outlines = outlines;
        this.search = search;
        this.evidence = evidence;
        this.mail = mail;
        this.sites = sites;
    }

    /** Takes a request, and tells its address until when it is answered. Who sends the same once more asks nothing new. */
    public DossierId open(NewRequest asked) {
        return transaction.execute(_ -> {
            rows.oneAtATime(asked.person());
            return rows.of(asked.person()).stream()
                    .filter(before -> isSame(before, asked))
                    .findFirst()
                    .map(RightsRequest::dossier)
                    .orElseGet(() -> {
                        var dossier = add(asked);
                        send(Letter.REQUEST_RECEIVED, find(dossier).orElseThrow(), Optional.empty());
                        return dossier;
                    });
        });
    }

    private boolean isSame(RightsRequest before, NewRequest asked) {
        return before.status() == Status.OPEN
                && before.right() == asked.right()
                && before.source() == asked.source()
                && before.identity().equals(asked.identity())
                && before.receivedOn().equals(asked.receivedOn())
                && course(before, asked.actor()).says(asked.text());
    }

    /**
     * Takes a request of which something is done at once, while the rest of it waits for an answer.
     *
     * @param deed gives the words in which its person reads what was done
     */
    public DossierId open(NewRequest asked, Supplier<String> deed) {
        return transaction.execute(_ -> {
            var dossier = open(asked);
            write(find(dossier).orElseThrow(), event(Kind.ACTED, deed.get()), asked.actor());
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
        return transaction.execute(_ -> {
            rows.oneAtATime(asked.person());
            var now = rows.of(asked.person()).stream()
                    .filter(before -> before.right() == asked.right() && before.status() != Status.CLOSED)
                    .filter(before -> !Source.BY_STAFF.contains(before.source()))
                    .filter(before -> saysNothingMore(before, asked.actor()))
                    .findFirst()
                    .flatMap(before -> rows.lock(before.dossier()))
                    .or(() -> find(add(asked)))
                    .orElseThrow();
            var event = event(Kind.DONE, deed.apply(now.dossier()));
            write(now, event, asked.actor());
            close(now, Outcome.GRANTED, event, Letter.REQUEST_DONE, asked.actor());
            return now.dossier();
        });
    }

    private boolean saysNothingMore(RightsRequest request, Actor actor) {
        return course(request, actor).all().stream()
                .allMatch(event -> event.text().isEmpty());
    }

    private DossierId add(NewRequest asked) {
        var statement = statements.current(asked.visit().controller());
        var said = Event.now(clock.instant(), Kind.ASKED, asked.text());
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
        record(find(dossier).orElseThrow(), Deed.REQUEST_RECEIVED, asked.right().id(), asked.actor());
        return dossier;
    }

    public Optional<RightsRequest> find(DossierId dossier) {
        return rows.find(dossier);
    }

    /** @param typed a reference as people write it: in small letters, with blanks and hyphens */
    public Optional<RightsRequest> find(String controller, String typed) {
        return rows.find(controller, typed);
    }

    /** Those of a person, the newest first. */
    public List<RightsRequest> of(PersonId person) {
        return rows.of(person);
    }

    /** Whether it is not clear of a request of this person who asks it. */
    public boolean doubts(PersonId person) {
        return of(person).stream().anyMatch(RightsRequest::inDoubt);
    }

    /** Its person says more. A clock that stood still for his answer runs on: whether it shows who he is, is ours to see. */
    public void add(RightsRequest request, String text) {
        with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            write(now, event(Kind.ADDED, text), now.self());
            resume(now, statements.today(now.controller()), now.self());
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
        with(request, Set.of(Status.DOUBTED), now -> {
            refuseUnlessStoodStill(now, on);
            write(now, Event.of(on, clock.instant(), Kind.HEARD, text), staff);
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
                && !day.isAfter(statements.today(request.controller()));
    }

    /** What it stood still does not count. EDPB Guidelines 01/2022, 157. */
    private void resume(RightsRequest now, LocalDate on, Actor actor) {
        now.doubtedOn().ifPresent(since -> {
            int suspended = now.suspendedDays() + (int) ChronoUnit.DAYS.between(since, on);
            rows.run(now.dossier(), now.extended(), suspended, answerBy(now, now.extended(), suspended));
            record(now, Deed.REQUEST_RESUMED, "", actor);
        });
    }

    /** Its person does not want it any more. */
    public void takeBack(RightsRequest request) {
        with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            var event = event(Kind.TAKEN_BACK, "");
            write(now, event, now.self());
            close(now, Outcome.TAKEN_BACK, event, Letter.REQUEST_DONE, now.self());
        });
    }

    /**
     * Does for its person what he asked. He reads it in his request, and it is in the evidence.
     *
     * @param deed done before the request is locked: who waits for something in it keeps nobody else waiting. It gives the words
     * @param what a word for the evidence
     * @throws NotNow when nobody knows by now who asks, or its clock does not run: then nothing was done
     */
    public void act(RightsRequest request, String what, Supplier<String> deed, Actor.Staff staff) {
        transaction.executeWithoutResult(_ -> {
            var words = deed.get();
            with(request, Set.of(Status.OPEN), now -> acted(now, what, words, staff));
        });
    }

    private Event acted(RightsRequest now, String what, String words, Actor.Staff staff) {
        if (now.identity().isEmpty()) {
            throw new NotNow("nobody knows who asks");
        }
        var event = event(Kind.ACTED, words);
        write(now, event, staff);
        record(now, Deed.REQUEST_ACTED, what, staff);
        return event;
    }

    /**
     * Lets its person read or take along all that is held, by a link to the address on file and to nowhere else.
     *
     * @param words what the letter says of it
     * @throws NotNow as {@link #act} does, or when no address for mail is on file
     */
    public void sendCopy(RightsRequest request, String words, Actor.Staff staff) {
        with(request, Set.of(Status.OPEN), now -> {
            if (!mailed(now)) {
                throw new NotNow("no address for mail is on file");
            }
            send(Letter.REQUEST_READY, now, Optional.of(acted(now, "copy", words, staff)));
        });
    }

    public void note(RightsRequest request, String text, Actor.Staff staff) {
        with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> write(now, event(Kind.NOTED, text), staff));
    }

    /**
     * A member of staff saw who asks.
     *
     * @param how in words
     */
    public void identified(RightsRequest request, String how, Actor.Staff staff) {
        with(request, Set.of(Status.OPEN), now -> identified(now, Identity.STAFF, event(Kind.SHOWN, how), staff));
    }

    /**
     * As {@link #identified(RightsRequest, String, Actor.Staff)}, by an answer for which the clock stood still: it runs on from
     * the day on which that came.
     *
     * @throws NotNow when the clock does not stand still, or it did not on that day
     */
    public void identified(RightsRequest request, String how, LocalDate on, Actor.Staff staff) {
        with(request, Set.of(Status.DOUBTED), now -> {
            refuseUnlessStoodStill(now, on);
            identified(now, Identity.STAFF, Event.of(on, clock.instant(), Kind.SHOWN, how), staff);
            resume(now, on, staff);
        });
    }

    /** Its person read the mail of the address on file. Where that was doubted it shows nothing. */
    public void readMailbox(RightsRequest request) {
        transaction.executeWithoutResult(_ -> rows.lock(request.dossier())
                .filter(now -> now.status() == Status.OPEN && now.identity().isEmpty())
                .filter(now -> !now.doubted())
                .ifPresent(now -> identified(now, Identity.MAILBOX, event(Kind.SHOWN, ""), now.self())));
    }

    private void identified(RightsRequest now, Identity identity, Event shown, Actor actor) {
        papers.drop(now.dossier(), Letter.IDENTITY_DOUBTED);
        rows.identity(now.dossier(), identity);
        write(now, shown, actor);
        record(now, Deed.IDENTITY_SHOWN, identity.id(), actor);
    }

    /** Whether its person can still be asked for more: while there is time, and once. */
    public boolean doubtable(RightsRequest request) {
        return request.status() == Status.OPEN
                && !request.doubted()
                && !statements.today(request.controller()).isAfter(request.answerBy());
    }

    /**
     * Asks its person for more to show who he is, and stops the clock, on paper once that letter is posted. What was known of it
     * before does not count any more. Art. 12(6) GDPR.
     *
     * @param why the doubt and what would take it away, as its person reads it
     * @throws NotNow when that was asked before, or the last day is over
     */
    public void doubt(RightsRequest request, String why, Actor.Staff staff) {
        with(request, Set.of(Status.OPEN), now -> {
            if (!doubtable(now)) {
                throw new NotNow("the clock cannot be stopped any more");
            }
            var event = event(Kind.DOUBTED, why);
            write(now, event, staff);
            // What was written was for who he said he is.
            papers.drop(now.dossier(), Letter.REQUEST_ANSWERED);
            record(now, Deed.IDENTITY_DOUBTED, "", staff);
            rows.doubt(now.dossier());
            if (send(Letter.IDENTITY_DOUBTED, now, Optional.of(event))) {
                rows.stop(now.dossier(), statements.today(now.controller()));
            }
        });
    }

    /** The day until which {@link #extend} would have it answered. */
    public LocalDate extendedBy(RightsRequest request) {
        return answerBy(request, true, request.suspendedDays());
    }

    /** Whether its person can still be told in time that it takes longer: within the first month, and once. */
    public boolean extendable(RightsRequest request) {
        return request.status() == Status.OPEN
                && !request.extended()
                && papers.of(request.dossier()).stream()
                        .noneMatch(paper -> paper.letter() == Letter.REQUEST_EXTENDED && paper.waits())
                && !statements.today(request.controller()).isAfter(request.answerBy());
    }

    /**
     * Tells its person that it takes up to two months longer, and why: on paper that holds once the letter is posted. Art. 12(3)
     * GDPR.
     *
     * @throws NotNow when the first month is over, or it was extended before
     */
    public void extend(RightsRequest request, String why, Actor.Staff staff) {
        with(request, Set.of(Status.OPEN), now -> {
            if (!extendable(now)) {
                throw new NotNow("it cannot be extended any more");
            }
            var event = event(Kind.EXTENDED, why);
            write(now, event, staff);
            if (mailed(now)) {
                extendNow(now, staff);
            }
            send(Letter.REQUEST_EXTENDED, now, Optional.of(event));
        });
    }

    private void extendNow(RightsRequest now, Actor.Staff staff) {
        rows.extend(now.dossier(), extendedBy(now));
        record(now, Deed.REQUEST_EXTENDED, "", staff);
    }

    /** Whether a letter on paper can have gone on this day. */
    public boolean postable(RightsRequest request, PaperLetter letter, LocalDate on) {
        return letter.waits() && letter.wentOn(on, statements.today(request.controller()));
    }

    /**
     * Somebody took a letter on paper to the post: what it says holds from that day, and an answer ends the request on it. A
     * doubt or an extension that went after the last day changes nothing about that day.
     *
     * @return whether it did what it says
     * @throws NotNow when it was posted before, is not needed any more, or cannot have gone on that day
     */
    public boolean posted(RightsRequest request, UUID id, LocalDate on, Actor.Staff staff) {
        var counts = new AtomicBoolean(true);
        with(request, Set.of(Status.values()), now -> {
            var paper = papers.of(now.dossier()).stream()
                    .filter(each -> each.id().equals(id) && postable(now, each, on))
                    .findFirst()
                    .orElseThrow(() -> new NotNow("it does not wait to be posted"));
            papers.posted(id, on);
            boolean inTime = now.status() == Status.OPEN && !on.isAfter(now.answerBy());
            counts.set(inTime || !paper.isForTheClock());
            if (now.status() != Status.CLOSED) {
                var kind = counts.get() ? Kind.POSTED : Kind.POSTED_LATE;
                write(now, Event.of(on, clock.instant(), kind, paper.letter().id()), staff);
            }
            record(now, Deed.LETTER_POSTED, paper.letter().id() + " " + on, staff);
            switch (paper.letter()) {
                case IDENTITY_DOUBTED -> {
                    if (inTime && now.identity().isEmpty()) {
                        rows.stop(now.dossier(), on);
                    }
                }
                case REQUEST_EXTENDED -> {
                    if (inTime) {
                        extendNow(now, staff);
                    }
                }
                case REQUEST_ANSWERED ->
                    paper.decides().filter(_ -> now.status() != Status.CLOSED).ifPresent(outcome -> {
                        var text = paper.event()
                                .flatMap(course(now, staff)::find)
                                .map(Event::text)
                                .orElseThrow();
                        write(now, Event.of(on, clock.instant(), Kind.ANSWERED, text), staff);
                        end(now, outcome, on, staff);
                    });
                case RESTRICTION_ENDS ->
                    paper.ends()
                            .filter(ends -> outlines.restrictions(List.of(ends.restricted()))
                                    .containsKey(ends.restricted()))
                            .ifPresent(ends -> dossiers.liftOn(ends.restricted(), later(ends.on(), on), staff));
                default -> {}
            }
        });
        return counts.get();
    }

    /** Never before its person could say what is wrong with that. */
    private static LocalDate later(LocalDate told, LocalDate posted) {
        var earliest = posted.plus(TOLD_BEFORE);
        return told.isBefore(earliest) ? earliest : told;
    }

    /**
     * Tells its person that a restriction ends, and ends it on the day that the letter says: before it, not after. Art. 18(3) GDPR.
     *
     * @throws NotNow when its person ended it at this moment, or it is no such restriction
     */
    public void endRestriction(RightsRequest request, DossierId restricted, String letter, Actor.Staff staff) {
        with(request, Set.of(Status.OPEN), now -> {
            var event = event(Kind.ANNOUNCED, letter);
            write(now, event, staff);
            if (mailed(now)) {
                dossiers.liftOn(restricted, endsOn(now), staff);
                send(Letter.RESTRICTION_ENDS, now, Optional.of(event));
            } else {
                papers.add(
                        now,
                        Letter.RESTRICTION_ENDS,
                        Optional.of(event.id()),
                        statements.today(now.controller()),
                        Optional.of(new PaperLetter.Ends(restricted, endsOn(now))),
                        Optional.empty());
            }
        });
    }

    /** The day on which a restriction ends of which its person is told today. */
    public LocalDate endsOn(RightsRequest request) {
        return statements.today(request.controller()).plus(TOLD_BEFORE);
    }

    private LocalDate answerBy(RightsRequest request, boolean extended, int suspended) {
        return Deadlines.in(statements.current(request.controller()).country())
                .answerBy(request.receivedOn(), extended, suspended);
    }

    /**
     * Decides, and tells its person with reasons.
     *
     * @throws NothingDone when it says that something was done, and that was not
     * @throws NotNow when it was closed before, a proposal waits, or the outcome needs two
     */
    public void answer(RightsRequest request, Outcome outcome, String letter, Actor.Staff staff) {
        if (outcome.needsTwo()) {
            throw new NotNow("it takes two to decide that");
        }
        with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            if (outcome.grants() && now.inDoubt()) {
                throw new NotNow("nobody saw to it who asks");
            }
            refuseWhileProposed(now);
            refuseUnlessDone(now, outcome, staff);
            answerNow(now, outcome, letter, staff);
        });
    }

    /**
     * Nobody is told that what he asked was done where nothing was.
     *
     * @throws NothingDone when this outcome would say so
     */
    public void refuseUnlessDone(RightsRequest request, Outcome outcome, Actor.Staff staff) {
        if (outcome.grants()
                && request.status() != Status.CLOSED
                && request.right().takesAnAct()
                && !course(request, staff).acted()) {
            throw new NothingDone();
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
        if (!mailed(now)) {
            var event = event(Kind.WRITTEN, letter);
            write(now, event, staff);
            rows.proposedBy(now.dossier(), null);
            papers.drop(now.dossier(), Letter.REQUEST_ANSWERED);
            papers.add(
                    now,
                    Letter.REQUEST_ANSWERED,
                    Optional.of(event.id()),
                    statements.today(now.controller()),
                    Optional.empty(),
                    Optional.of(outcome));
            return;
        }
        var event = event(Kind.ANSWERED, letter);
        write(now, event, staff);
        close(now, outcome, event, Letter.REQUEST_ANSWERED, staff);
    }

    /**
     * Wants it refused as manifestly unfounded or excessive. Of itself that refuses nothing. Art. 12(5) GDPR.
     *
     * @throws NotNow when it was closed before, or a proposal waits
     */
    public void propose(RightsRequest request, String letter, Actor.Staff staff) {
        with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            refuseWhileProposed(now);
            write(now, event(Kind.PROPOSED, letter), staff);
            rows.proposedBy(now.dossier(), staff.dossier());
            record(now, Deed.REFUSAL_PROPOSED, "", staff);
        });
    }

    /**
     * A second one agrees, and the letter goes.
     *
     * @param read the proposal that the second one read
     * @throws OwnProposal when it is the first
     * @throws OtherProposal when another stands by now
     */
    public void agree(RightsRequest request, UUID read, Actor.Staff staff) {
        with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            var by = now.proposedBy().orElseThrow(() -> new NotNow("nobody proposes anything"));
            if (by.equals(staff.dossier())) {
                throw new OwnProposal();
            }
            var proposal = proposal(now, course(now, staff)).orElseThrow();
            if (!proposal.id().equals(read)) {
                throw new OtherProposal();
            }
            answerNow(now, Outcome.UNFOUNDED, proposal.text(), staff);
        });
    }

    /** The proposal that waits for a second one; empty where none does. */
    public Optional<Event> proposal(RightsRequest request, Course course) {
        return course.all().stream()
                .filter(event -> request.proposedBy().isPresent() && event.kind() == Kind.PROPOSED)
                .reduce((_, later) -> later);
    }

    /** A second one does not agree, or the first thinks better of it. */
    public void reject(RightsRequest request, Actor.Staff staff) {
        with(request, Set.of(Status.OPEN, Status.DOUBTED), now -> {
            if (now.proposedBy().isEmpty()) {
                throw new NotNow("nobody proposes anything");
            }
            write(now, event(Kind.REJECTED, ""), staff);
            rows.proposedBy(now.dossier(), null);
            record(now, Deed.REFUSAL_REJECTED, "", staff);
        });
    }

    /** A link that opens once more, to the address on file. */
    public void sendLink(RightsRequest request) {
        transaction.executeWithoutResult(
                _ -> rows.lock(request.dossier()).ifPresent(now -> send(Letter.REQUEST_LINK, now, Optional.empty())));
    }

    /** What happened to it. Looking is itself recorded. */
    public Course course(RightsRequest request, Actor actor) {
        return Course.in(content(request, actor));
    }

    /** How its last day came about. */
    public LegalClock clock(RightsRequest request) {
        return LegalClock.of(request, statements.today(request.controller()));
    }

    /** Who asks, and where the answer goes. */
    public Content content(RightsRequest request, Actor actor) {
        return dossiers.read(request.dossier(), new Use(Purpose.RIGHTS, actor)).content();
    }

    public Visit visit(RightsRequest request) {
        return new Visit(sites.get(request.host()), request.language(), "/");
    }

    private Event event(Kind kind, String text) {
        return Event.now(clock.instant(), kind, text);
    }

    private void write(RightsRequest now, Event event, Actor actor) {
        dossiers.write(
                now.dossier(),
                Category.MESSAGE,
                course(now, actor).with(event).fields(),
                new Use(Purpose.RIGHTS, actor));
    }

    /** Starts the clock of what is kept of it. */
    private void close(RightsRequest now, Outcome outcome, Event event, Letter letter, Actor actor) {
        send(letter, now, Optional.of(event));
        end(now, outcome, statements.today(now.controller()), actor);
    }

    private void end(RightsRequest now, Outcome outcome, LocalDate on, Actor actor) {
        rows.close(now.dossier(), outcome, on);
        record(now, Deed.REQUEST_CLOSED, outcome.id(), actor);
        // The answer says all that they would have said.
        papers.drop(now.dossier(), Letter.REQUEST_RECEIVED, Letter.IDENTITY_DOUBTED, Letter.REQUEST_EXTENDED);
        dossiers.end(now.dossier(), nl.belofte.statement.Event.CLOSED, actor);
    }

    /** Whether letters go by mail; else somebody prints and posts them. Nothing is opened for it. */
    private boolean mailed(RightsRequest request) {
        return search.mailboxOf(request.dossier()).isPresent();
    }

    /**
     * To who left no address for mail a letter on paper waits for somebody to post it, and a link can go nowhere.
     *
     * @return whether it went
     */
    private boolean send(Letter letter, RightsRequest now, Optional<Event> about) {
        var event = about.map(Event::id);
        boolean mailed = mailed(now);
        if (mailed) {
            mail.send(letter, visit(now), now.dossier(), links.add(now, event));
        } else if (letter != Letter.REQUEST_LINK) {
            papers.add(now, letter, event, statements.today(now.controller()), Optional.empty(), Optional.empty());
        }
        return mailed;
    }

    private void record(RightsRequest request, Deed deed, String detail, Actor actor) {
        evidence.record(new Entry(
                request.controller(),
                deed,
                Purpose.RIGHTS.id(),
                actor,
                request.person().value(),
                request.dossier().value(),
                detail));
    }

    /**
     * Does something with a request that nobody else changes meanwhile.
     *
     * @throws NotNow when it is of another status, or gone
     */
    private void with(RightsRequest request, Set<Status> when, Consumer<RightsRequest> deed) {
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
}
