package nl.belofte.newsletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.account.Mailboxes;
import nl.belofte.account.Registrations;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Search;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.mail.Tokens;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A subscription waits in a dossier of its own until its mailbox has proved itself; what was agreed to counts from then on. One
 * that nobody confirms goes by its own term.
 */
@Component
public class SignUps {

    private static final int LETTERS_A_DAY = 3;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Persons persons;
    private final Dossiers dossiers;
    private final Search search;
    private final Consents consents;
    private final Registrations registrations;
    private final Mailboxes mailboxes;
    private final Subscribers subscribers;
    private final Mail mail;
    private final Tokens tokens;

    SignUps(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Persons persons,
            Dossiers dossiers,
            Search search,
            Consents consents,
            Registrations registrations,
            Mailboxes mailboxes,
            Subscribers subscribers,
            Mail mail,
            Tokens tokens) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.persons = persons;
        this.dossiers = dossiers;
        this.search = search;
        this.consents = consents;
        this.registrations = registrations;
        this.mailboxes = mailboxes;
        this.subscribers = subscribers;
        this.mail = mail;
        this.tokens = tokens;
    }

    /**
     * To whatever address was typed a letter goes, known here or not, and subscribed or not: so nobody learns which. Who got
     * some today gets no more: a form must not fill somebody's mailbox.
     */
    public void await(Visit visit, Content content, Shown consent) {
        var email = content.get(Category.EMAIL, Field.EMAIL).orElseThrow();
        transaction.executeWithoutResult(_ -> {
            subscribers.lock(visit.controller(), email);
            var today = statements.today(visit.controller());
            long waiting = search.withMailbox(visit.controller(), email, Purpose.PENDING_SUBSCRIPTION).stream()
                    .map(Dossier::openedOn)
                    .filter(today::equals)
                    .count();
            if (waiting >= LETTERS_A_DAY) {
                return;
            }
            var person = persons.add(visit.controller());
            var dossier = dossiers.open(
                    visit.controller(), person, Purpose.PENDING_SUBSCRIPTION, content, new Actor.Self(person.value()));
            db.sql("insert into pending_subscription (dossier, consent_text, asked_at) values (?, ?, ?)")
                    .params(dossier.value(), consents.remember(consent), OffsetDateTime.now(clock))
                    .update();
            mail.send(Letter.CONFIRM_SUBSCRIPTION, visit, dossier, dossier.value());
        });
    }

    boolean waiting(Visit visit, String token) {
        return find(visit, token, "")
                .filter(waiting -> dossiers.goesOn(waiting.dossier()).isPresent())
                .isPresent();
    }

    /** @return whether it gets the newsletter now; not when it was confirmed before, or is gone */
    boolean confirm(Visit visit, String token) {
        return mailboxes
                .confirm(lock -> find(visit, token, lock), Waiting::dossier, waiting -> {
                    subscribe(visit, waiting);
                    return Optional.of(waiting);
                })
                .isPresent();
    }

    private void subscribe(Visit visit, Waiting waiting) {
        var self = new Actor.Self(waiting.person().value());
        var content = dossiers.read(waiting.dossier(), new Use(Purpose.PENDING_SUBSCRIPTION, self))
                .content();
        var email = content.get(Category.EMAIL, Field.EMAIL).orElseThrow();
        // Who has proved to read that mail, and has an account under it, is that customer.
        var person = registrations.personWith(visit.controller(), email).orElse(waiting.person());
        subscribers.add(visit, person, content, waiting.consentText(), Optional.of(waiting.askedAt()));
        search.withMailbox(visit.controller(), email, Purpose.PENDING_SUBSCRIPTION)
                .forEach(each -> dossiers.erase(
                        List.of(each.id()), new Actor.Self(each.person().value()), "confirmed"));
    }

    private record Waiting(DossierId dossier, PersonId person, int consentText, Instant askedAt) {
        static Waiting of(ResultSet row) throws SQLException {
            return new Waiting(
                    new DossierId(row.getObject("dossier", UUID.class)),
                    new PersonId(row.getObject("person", UUID.class)),
                    row.getInt("consent_text"),
                    row.getObject("asked_at", OffsetDateTime.class).toInstant());
        }
    }

    private Optional<Waiting> find(Visit visit, String token, String lock) {
        return tokens.read(Letter.CONFIRM_SUBSCRIPTION, token)
                .flatMap(dossier -> db.sql("""
                        select q.*, d.person from pending_subscription q join dossier d on d.id = q.dossier
                        where q.dossier = ? and (select controller from person where id = d.person) = ?""" + lock)
                        .params(dossier, visit.controller())
                        .query((row, _) -> Waiting.of(row))
                        .optional());
    }
}
