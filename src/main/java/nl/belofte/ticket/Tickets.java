package nl.belofte.ticket;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nl.belofte.brand.Sites;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Opening;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.form.EmailAddress;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.person.PersonId;
import nl.belofte.session.Attempts;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.ticket.Said.Author;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The questions that people asked, and all that is said and done about them. */
@Component
public class Tickets {

    /** More letters to an address that has not proved itself would be a way to annoy somebody. */
    private static final int LETTERS_AN_HOUR = 5;

    private final TicketRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Dossiers dossiers;
    private final Consents consents;
    private final Mail mail;
    private final Sites sites;
    private final Attempts attempts;

    Tickets(
            TicketRows rows,
            TransactionTemplate transaction,
            Clock clock,
            Dossiers dossiers,
            Consents consents,
            Mail mail,
            Sites sites,
            Attempts attempts) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
        this.dossiers = dossiers;
        this.consents = consents;
        this.mail = mail;
        this.sites = sites;
        this.attempts = attempts;
    }

    /**
     * Takes a question, and tells its address that it came in.
     *
     * @throws nl.belofte.dossier.NotDeclared when the statement declares no questions
     * @throws nl.belofte.dossier.NoGround when it asks for consent and there is none
     */
    public DossierId open(AskedQuestion asked) {
        var email = asked.content().get(Category.EMAIL, Field.EMAIL).orElseThrow();
        var by = asked.actor() instanceof Actor.Staff && asked.source() == Source.NOTE ? Author.STAFF : Author.PERSON;
        var said = Said.now(clock.instant(), by, asked.source().way(), asked.text());
        var content = asked.content().with(Category.MESSAGE, new Conversation(List.of(said)).fields());
        var opening =
                new Opening(asked.visit().controller(), asked.person(), Purpose.CONTACT, content).on(asked.ground());
        return transaction.execute(_ -> {
            var dossier = dossiers.open(List.of(opening), asked.actor()).getFirst();
            rows.add(dossier, asked.visit(), asked.source(), email);
            if (attempts.allowed(
                    "question letter", asked.visit().controller() + EmailAddress.folded(email), LETTERS_AN_HOUR)) {
                mail.send(Letter.QUESTION_RECEIVED, asked.visit(), dossier, null);
            }
            return dossier;
        });
    }

    public Optional<Ticket> find(DossierId dossier) {
        return rows.find(dossier);
    }

    /** As it is now, and stays until the caller's transaction ends. */
    public Optional<Ticket> lock(DossierId dossier) {
        return rows.lock(dossier);
    }

    /** @param typed a reference as people write it: in small letters, with blanks and hyphens */
    public Optional<Ticket> find(String controller, String typed) {
        return rows.find(controller, typed);
    }

    /** Those of a person, the newest first. */
    public List<Ticket> of(PersonId person) {
        return rows.of(person);
    }

    /**
     * Its person says something more; a question that was closed is open again.
     *
     * @throws NotPermitted when it is due, or only kept
     * @throws NotNow when it is gone
     */
    public void write(Ticket ticket, Way way, String text) {
        with(ticket.dossier(), Step.WRITE, now -> {
            if (now.status() == Status.SATISFIED) {
                dossiers.reopen(now.dossier(), now.self());
            }
            say(now, Author.PERSON, way, text, now.self());
        });
    }

    /**
     * Goes to its person by mail.
     *
     * @param seen how much was said when who answers read it
     * @throws Unseen when something was added since
     */
    public void answer(Ticket ticket, String text, int seen, Actor staff) {
        with(ticket.dossier(), Step.ANSWER, now -> {
            var before = seen(now, seen, staff);
            var said = say(now, before, Author.STAFF, Way.MAIL, text, staff);
            mail.send(Letter.QUESTION_ANSWERED, visit(now), now.dossier(), said.id());
        });
    }

    /**
     * A quote is said in it, which counts as an answer. The letter is up to who makes the quote.
     *
     * @param seen how much was said when who makes it read it
     * @return by which {@link #quote} finds it
     * @throws Unseen when something was added since
     */
    public UUID quoted(Ticket ticket, String quote, int seen, Actor staff) {
        var id = new AtomicReference<UUID>();
        with(ticket.dossier(), Step.ANSWER, now -> {
            var before = seen(now, seen, staff);
            id.set(say(now, before, Author.STAFF, Way.QUOTED, quote, staff).id());
        });
        return Objects.requireNonNull(id.get());
    }

    private Conversation seen(Ticket now, int seen, Actor staff) {
        var before = conversation(now, staff);
        if (before.all().size() != seen) {
            throw new Unseen();
        }
        return before;
    }

    /** How much was said in it by now. */
    public int said(Ticket ticket, Actor actor) {
        return conversation(ticket, actor).all().size();
    }

    /**
     * A quote as it was said.
     *
     * @throws NotNow when the actor's role reads no words of tickets
     */
    public String quote(Ticket ticket, UUID id, Actor actor) {
        return conversation(ticket, actor)
                .find(id)
                .map(Said::text)
                .orElseThrow(() -> new NotNow("its words are not for who asks"));
    }

    /** Its person accepts a quote: then it is our turn, also where it was closed. */
    public void accepted(Ticket ticket) {
        with(ticket.dossier(), Step.WRITE, now -> {
            if (now.status() == Status.SATISFIED) {
                dossiers.reopen(now.dossier(), now.self());
            }
            say(now, Author.PERSON, Way.QUOTE_ACCEPTED, "", now.self());
        });
    }

    /** Stays here; so does what its person said on the telephone. */
    public void note(Ticket ticket, String text, Actor staff) {
        with(ticket.dossier(), Step.NOTE, now -> say(now, Author.STAFF, Way.NOTE, text, staff));
    }

    /** A letter about it did not arrive, and will not: then it is our turn to reach its person in another way. */
    public void bounced(Ticket ticket) {
        var mail = new Actor.Platform("inbox");
        with(ticket.dossier(), Step.BOUNCE, now -> {
            var before = conversation(now, mail);
            // A mail server may say so several times.
            if (before.all().isEmpty() || before.all().getLast().way() != Way.BOUNCED) {
                say(now, before, Author.PLATFORM, Way.BOUNCED, "", mail);
            }
        });
    }

    /** It is certain that its person is satisfied, which starts the clock. */
    public void satisfied(Ticket ticket, Reason reason, Actor actor) {
        with(ticket.dossier(), Step.SATISFY, now -> satisfy(now, reason, actor));
    }

    void satisfy(Ticket now, Reason reason, Actor actor) {
        var author = switch (actor) {
            case Actor.Self _ -> Author.PERSON;
            case Actor.Staff _ -> Author.STAFF;
            case Actor.Platform _ -> Author.PLATFORM;
        };
        say(now, author, Way.SATISFIED, reason.id(), actor);
        dossiers.end(now.dossier(), Event.SATISFIED, actor);
        if (author != Author.PERSON) {
            mail.send(Letter.QUESTION_CLOSED, visit(now), now.dossier(), null);
        }
    }

    /**
     * Its person takes the consent back on which the question stands, and with that it is gone.
     *
     * @throws NotNow when it stands on none
     */
    public void withdraw(Ticket ticket, Actor actor) {
        var given = consents.under(ticket.dossier()).orElseThrow(() -> new NotNow("there is no consent to take back"));
        consents.withdraw(given.proof(), actor);
    }

    /**
     * Does something with a ticket that nobody else changes meanwhile.
     *
     * @throws NotNow when it may not happen to a ticket of its status
     */
    void with(DossierId id, Step step, Consumer<Ticket> deed) {
        transaction.executeWithoutResult(_ -> {
            var now = rows.lock(id).orElseThrow(() -> new NotNow("it is gone"));
            var to = step.from(now.status())
                    .orElseThrow(() -> new NotNow("%s cannot happen to what is %s".formatted(step, now.status())));
            deed.accept(now);
            rows.move(now, to, step.isNews());
        });
    }

    Said say(Ticket ticket, Author by, Way way, String text, Actor actor) {
        return say(ticket, conversation(ticket, actor), by, way, text, actor);
    }

    private Said say(Ticket ticket, Conversation before, Author by, Way way, String text, Actor actor) {
        var said = Said.now(clock.instant(), by, way, text);
        dossiers.write(ticket.dossier(), Category.MESSAGE, before.with(said).fields(), new Use(Purpose.CONTACT, actor));
        return said;
    }

    private Conversation conversation(Ticket ticket, Actor actor) {
        return Conversation.in(
                dossiers.read(ticket.dossier(), new Use(Purpose.CONTACT, actor)).content());
    }

    public Visit visit(Ticket ticket) {
        return new Visit(sites.get(ticket.host()), ticket.language(), "/");
    }
}
