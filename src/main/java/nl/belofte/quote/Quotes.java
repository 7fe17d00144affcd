package nl.belofte.quote;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.NotNow;
import nl.belofte.ticket.Reason;
import nl.belofte.ticket.Status;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The quotes: sent, accepted, refused, lapsed. Whoever changes one has its ticket to himself, so of two at once one wins. */
@Component
@Serves("CON-6")
public class Quotes {

    private static final Logger LOG = LoggerFactory.getLogger(Quotes.class);
    private static final Actor ACTOR = new Actor.Platform("quotes");

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Tickets tickets;
    private final Evidence evidence;
    private final Mail mail;

    Quotes(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Tickets tickets,
            Evidence evidence,
            Mail mail) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.tickets = tickets;
        this.evidence = evidence;
        this.mail = mail;
    }

    /** Whether this controller's statement says that one can ask for a quote. */
    public boolean promised(String controller) {
        return statements
                .current(controller)
                .declaration(Purpose.CONTACT)
                .filter(declaration -> declaration.says().stream()
                        .anyMatch(promise -> promise.id().equals("CON-6")))
                .isPresent();
    }

    /**
     * Goes to the person of the ticket, and takes the place of one that was not answered.
     *
     * @param seen how much was said in the ticket when who makes the quote read it
     * @throws nl.belofte.ticket.Unseen when something was added since, such as this quote
     * @throws NotNow when the ticket is closed
     */
    void send(Ticket ticket, Offer offer, int seen, Actor staff) {
        transaction.executeWithoutResult(_ -> {
            var written = offer.written();
            var id = tickets.quoted(ticket, written, seen, staff);
            db.sql("update quote set state = 'replaced' where dossier = ? and state = 'sent'")
                    .param(ticket.dossier().value())
                    .update();
            db.sql("insert into quote (id, dossier, controller, state, valid_until, sent_at) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            ticket.dossier().value(),
                            ticket.controller(),
                            State.SENT.id(),
                            Date.valueOf(offer.validUntil()),
                            OffsetDateTime.now(clock))
                    .update();
            record(Deed.QUOTE_SENT, ticket, staff, written);
            mail.send(Letter.QUOTE_SENT, tickets.visit(ticket), ticket.dossier(), id);
        });
    }

    Optional<Quote> find(UUID id) {
        return db.sql("select * from quote where id = ?")
                .param(id)
                .query((row, _) -> new Quote(
                        row.getObject("id", UUID.class),
                        new DossierId(row.getObject("dossier", UUID.class)),
                        row.getString("controller"),
                        State.of(row.getString("state")),
                        row.getObject("valid_until", LocalDate.class),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** The last, and before it all that its person accepted: what was agreed stays agreed. */
    List<Quote> standing(Ticket ticket) {
        return db.sql("""
                        select id from quote q where dossier = ? and (state = 'accepted'
                          or sent_at = (select max(sent_at) from quote where dossier = q.dossier)) order by sent_at desc""").param(ticket.dossier().value()).query(UUID.class).list().stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    /** What is past its day has lapsed, whether or not the job came by. */
    State state(Quote quote) {
        return quote.state() == State.SENT && quote.validUntil().isBefore(statements.today(quote.controller()))
                ? State.LAPSED
                : quote.state();
    }

    /** @throws nl.belofte.dossier.NotPermitted when its dossier is only kept */
    String written(Ticket ticket, Quote quote, Actor actor) {
        return tickets.quote(ticket, quote.id(), actor);
    }

    /**
     * Its person wants it. The clock of the ticket stands still, as now it is our turn.
     *
     * @throws NotOpen when it was answered before, has lapsed or was replaced
     */
    void accept(Ticket ticket, Quote quote) {
        transaction.executeWithoutResult(_ -> {
            tickets.accepted(ticket);
            answer(quote, State.ACCEPTED);
            record(Deed.QUOTE_ACCEPTED, ticket, ticket.self(), written(ticket, quote, ticket.self()));
        });
    }

    /**
     * Its person does not want it, and with that the question is done.
     *
     * @throws NotOpen as when it is accepted
     */
    void refuse(Ticket ticket, Quote quote) {
        transaction.executeWithoutResult(_ -> {
            var written = written(ticket, quote, ticket.self());
            if (tickets.lock(ticket.dossier()).orElseThrow(NotOpen::new).status() != Status.SATISFIED) {
                tickets.satisfied(ticket, Reason.QUOTE_REFUSED, ticket.self());
            }
            answer(quote, State.REFUSED);
            record(Deed.QUOTE_REFUSED, ticket, ticket.self(), written);
        });
    }

    private void answer(Quote quote, State state) {
        int changed = db.sql("update quote set state = ? where id = ? and state = 'sent' and valid_until >= ?")
                .params(state.id(), quote.id(), Date.valueOf(statements.today(quote.controller())))
                .update();
        if (changed == 0) {
            throw new NotOpen();
        }
    }

    /**
     * Ends what is past its day. Safe on every node at once and to run twice. A question that waits for us stays open: who
     * asked something back gets an answer first.
     */
    public void lapse() {
        for (var controller : statements.controllers()) {
            past(controller).forEach(this::lapse);
        }
    }

    private void lapse(Quote quote) {
        try {
            transaction.executeWithoutResult(_ -> {
                var ticket = tickets.lock(quote.dossier()).orElseThrow(NotOpen::new);
                int lapsed = db.sql("update quote set state = 'lapsed' where id = ? and state = 'sent'")
                        .param(quote.id())
                        .update();
                if (lapsed == 1 && ticket.status() == Status.ANSWERED) {
                    tickets.satisfied(ticket, Reason.QUOTE_LAPSED, ACTOR);
                }
            });
        } catch (NotNow | NotOpen meanwhile) {
            // It is looked at again the next night.
        } catch (RuntimeException e) {
            LOG.warn("A quote could not lapse: {}", e.getClass().getName());
        }
    }

    /** What is restricted or held waits until it is not. */
    private List<Quote> past(String controller) {
        return db
                .sql("""
                        select q.id from quote q join dossier d on d.id = q.dossier and d.kept_on is null
                        where q.controller = ? and q.state = 'sent' and q.valid_until < ? order by q.valid_until""")
                .params(controller, Date.valueOf(statements.today(controller)))
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    private void record(Deed deed, Ticket ticket, Actor actor, String written) {
        evidence.record(new Entry(
                ticket.controller(),
                deed,
                Purpose.CONTACT.id(),
                actor,
                ticket.person().value(),
                ticket.dossier().value(),
                Offer.digest(written)));
    }
}
