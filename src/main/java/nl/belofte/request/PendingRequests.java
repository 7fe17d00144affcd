package nl.belofte.request;

import java.sql.Date;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.account.Mailboxes;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.form.EmailAddress;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.mail.Tokens;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import nl.belofte.rights.Asking;
import nl.belofte.rights.Identity;
import nl.belofte.rights.NewRequest;
import nl.belofte.rights.Right;
import nl.belofte.rights.RightsRequests;
import nl.belofte.rights.Source;
import nl.belofte.session.Attempts;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A request without an account waits in a dossier of its own until its mailbox has proved itself; only then is looked who that
 * is. The law's clock runs from the day on which it came in, not from the proof.
 */
@Component
class PendingRequests {

    private static final Set<Right> READY = Set.of(Right.ACCESS, Right.PORTABILITY);

    /** Of whom nothing is held there is nothing to see, to take along, to erase, to take back or to hold still. */
    private static final Set<Right> ABOUT_WHAT_IS_HELD =
            Set.of(Right.ACCESS, Right.PORTABILITY, Right.ERASURE, Right.WITHDRAWAL, Right.RESTRICTION);

    private static final int LETTERS_AN_HOUR = 3;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Persons persons;
    private final Outlines outlines;
    private final Dossiers dossiers;
    private final Statements statements;
    private final RightsRequests requests;
    private final Asking asking;
    private final Mailboxes mailboxes;
    private final Mail mail;
    private final Tokens tokens;
    private final Attempts attempts;

    PendingRequests(
            JdbcClient db,
            TransactionTemplate transaction,
            Persons persons,
            Outlines outlines,
            Dossiers dossiers,
            Statements statements,
            RightsRequests requests,
            Asking asking,
            Mailboxes mailboxes,
            Mail mail,
            Tokens tokens,
            Attempts attempts) {
        this.db = db;
        this.transaction = transaction;
        this.persons = persons;
        this.outlines = outlines;
        this.dossiers = dossiers;
        this.statements = statements;
        this.requests = requests;
        this.asking = asking;
        this.mailboxes = mailboxes;
        this.mail = mail;
        this.tokens = tokens;
        this.attempts = attempts;
    }

    /** To whatever address was typed a letter goes, known here or not: so nobody learns which. */
    void await(Visit visit, Right right, String email, String text) {
        // Not told: who typed it would learn that somebody else did before, and could keep its owner from asking.
        if (!attempts.allowed("request to confirm", visit.controller() + EmailAddress.folded(email), LETTERS_AN_HOUR)) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            var values = new EnumMap<Category, Map<Field, String>>(Category.class);
            values.put(Category.EMAIL, Map.of(Field.EMAIL, email));
            if (!text.isEmpty()) {
                values.put(Category.MESSAGE, Map.of(Field.MESSAGE, text));
            }
            var person = persons.add(visit.controller());
            var dossier = dossiers.open(
                    visit.controller(),
                    person,
                    Purpose.PENDING_REQUEST,
                    new Content(values),
                    new Actor.Self(person.value()));
            db.sql("insert into pending_request (dossier, asked_right, received_on) values (?, ?, ?)")
                    .params(dossier.value(), right.id(), Date.valueOf(statements.today(visit.controller())))
                    .update();
            mail.send(Letter.CONFIRM_REQUEST, visit, dossier, dossier.value());
        });
    }

    /** What is asked there. */
    Optional<Right> waiting(Visit visit, String token) {
        return find(visit, token, "").map(Waiting::right);
    }

    /** @return the request that it is now; empty when it was before, or is gone */
    Optional<DossierId> confirm(Visit visit, String token) {
        return mailboxes.confirm(
                lock -> find(visit, token, lock), Waiting::dossier, waiting -> Optional.of(open(visit, waiting)));
    }

    private DossierId open(Visit visit, Waiting waiting) {
        var self = new Actor.Self(waiting.person().value());
        var all = dossiers.read(waiting.dossier(), new Use(Purpose.PENDING_REQUEST, self))
                .content();
        var email = all.get(Category.EMAIL, Field.EMAIL).orElseThrow();
        var person = mailboxes.personOf(visit.controller(), email).orElseThrow();
        var asked = new NewRequest(
                visit,
                person,
                waiting.right(),
                Source.FORM,
                waiting.receivedOn(),
                all.without(Category.MESSAGE),
                all.get(Category.MESSAGE, Field.MESSAGE).orElse(""),
                Optional.of(Identity.MAILBOX),
                new Actor.Self(person.value()));
        // To see what he asked about it before is as much to see as anything.
        boolean held = outlines.anythingBesideRequests(person)
                || asked.right() == Right.ACCESS && outlines.purposesOf(person).containsValue(Purpose.RIGHTS);
        boolean plain = asked.text().isEmpty() && !requests.doubts(person);
        DossierId dossier;
        if (held) {
            // Who wants to see or take along what is held can do so from this moment on.
            dossier = plain && READY.contains(asked.right())
                    ? asking.done(
                            asked,
                            _ -> Texts.in(visit.language())
                                    .get("ready." + asked.right().id()))
                    : asking.open(asked);
        } else {
            dossier = plain && ABOUT_WHAT_IS_HELD.contains(asked.right())
                    ? asking.nothingHeld(asked)
                    : asking.openUnknown(asked);
        }
        dossiers.erase(List.of(waiting.dossier()), asked.actor(), "confirmed");
        return dossier;
    }

    private record Waiting(DossierId dossier, PersonId person, Right right, LocalDate receivedOn) {}

    private Optional<Waiting> find(Visit visit, String token, String lock) {
        return tokens.read(Letter.CONFIRM_REQUEST, token)
                .flatMap(dossier -> db.sql("""
                        select q.*, d.person from pending_request q join dossier d on d.id = q.dossier
                        where q.dossier = ? and (select controller from person where id = d.person) = ?""" + lock)
                        .params(dossier, visit.controller())
                        .query((row, _) -> new Waiting(
                                new DossierId(row.getObject("dossier", UUID.class)),
                                new PersonId(row.getObject("person", UUID.class)),
                                Right.of(row.getString("asked_right")).orElseThrow(),
                                row.getObject("received_on", LocalDate.class)))
                        .optional());
    }
}
