package nl.belofte.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.form.EmailAddress;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.mail.Tokens;
import nl.belofte.permission.Permissions;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import nl.belofte.session.Attempts;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Visit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A registration waits in a dossier of its own until the mailbox has proved itself; only then is there an account. One that
 * nobody confirms goes by its own short term.
 */
@Component
public class Registrations {

    /** More to one address in an hour would be a way to annoy somebody. */
    private static final int LETTERS_AN_HOUR = 5;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Accounts accounts;
    private final Persons persons;
    private final Dossiers dossiers;
    private final Mail mail;
    private final Tokens tokens;
    private final Attempts attempts;
    private final Mailboxes mailboxes;
    private final Permissions permissions;

    Registrations(
            JdbcClient db,
            TransactionTemplate transaction,
            Accounts accounts,
            Persons persons,
            Dossiers dossiers,
            Mail mail,
            Tokens tokens,
            Attempts attempts,
            Mailboxes mailboxes,
            Permissions permissions) {
        this.db = db;
        this.transaction = transaction;
        this.accounts = accounts;
        this.persons = persons;
        this.dossiers = dossiers;
        this.mail = mail;
        this.tokens = tokens;
        this.attempts = attempts;
        this.mailboxes = mailboxes;
        this.permissions = permissions;
    }

    /**
     * What somebody who registers was told of offers by mail.
     *
     * @param shown the number of the words
     */
    record Offered(int shown, boolean refused) {}

    /** Sends a letter either way: to confirm, or to say that there is an account already. Only the mailbox learns which. */
    public void register(Visit visit, Content content, String passwordHash) {
        register(visit, content, passwordHash, Optional.empty());
    }

    /** As {@link #register(Visit, Content, String)}, of who was told of offers by mail. */
    void register(Visit visit, Content content, String passwordHash, Optional<Offered> offered) {
        var address = content.get(Category.EMAIL, Field.EMAIL).orElseThrow();
        if (!attempts.allowed(
                "registration letter", visit.controller() + EmailAddress.folded(address), LETTERS_AN_HOUR)) {
            return;
        }
        transaction.executeWithoutResult(_ -> accounts.byEmail(visit.controller(), address)
                .filter(account -> !account.closed())
                .ifPresentOrElse(
                        account -> mail.send(Letter.ALREADY_REGISTERED, visit, account.dossier(), null),
                        () -> await(visit, content, passwordHash, offered)));
    }

    private void await(Visit visit, Content content, String passwordHash, Optional<Offered> offered) {
        var person = persons.add(visit.controller());
        var dossier = dossiers.open(
                visit.controller(), person, Purpose.PENDING_REGISTRATION, content, new Actor.Self(person.value()));
        db.sql("""
                        insert into pending_registration (dossier, password_hash, offer_shown, offer_refused)
                        values (?, ?, ?, ?)""")
                .params(dossier.value(), passwordHash)
                .param(offered.map(Offered::shown).orElse(null))
                .param(offered.filter(Offered::refused).isPresent())
                .update();
        mail.send(Letter.CONFIRM_REGISTRATION, visit, dossier, dossier.value());
    }

    /** Whether a link can still be confirmed at this controller. */
    boolean waiting(Visit visit, String token) {
        return tokens.read(Letter.CONFIRM_REGISTRATION, token)
                .filter(id -> find(id, visit.controller(), "").isPresent())
                .filter(id -> dossiers.goesOn(new DossierId(id)).isPresent())
                .isPresent();
    }

    /** How a confirmation ended. */
    enum Confirmed {
        YES,
        TAKEN,
        TOO_LATE
    }

    Confirmed confirm(Visit visit, String token) {
        var reference = tokens.read(Letter.CONFIRM_REGISTRATION, token);
        if (reference.isEmpty()) {
            return Confirmed.TOO_LATE;
        }
        try {
            return transaction.execute(_ -> {
                mailboxes.hold(new DossierId(reference.get()));
                return find(reference.get(), visit.controller(), " for update of p")
                        .map(waiting -> open(visit, waiting))
                        .orElse(Confirmed.TOO_LATE);
            });
        } catch (DuplicateKeyException e) {
            // Meanwhile somebody confirmed the same address or chose the same name.
            return Confirmed.TAKEN;
        } catch (NotPermitted e) {
            return Confirmed.TOO_LATE;
        }
    }

    /** Whether somebody logs in by this name or address. */
    public boolean hasAccount(String controller, String logIn) {
        return accounts.byLogIn(controller, logIn).isPresent();
    }

    /** Who has an account under this address. */
    public Optional<PersonId> personWith(String controller, String email) {
        return accounts.byEmail(controller, email).map(Account::person);
    }

    /** Opens an account at once, for who has proved the mailbox in another way. */
    public DossierId open(String controller, Content content, String passwordHash) {
        return transaction.execute(_ -> {
            var person = persons.add(controller);
            var dossier = dossiers.open(controller, person, Purpose.ACCOUNT, content, new Actor.Self(person.value()));
            accounts.add(controller, person, dossier, content, passwordHash);
            return dossier;
        });
    }

    private Confirmed open(Visit visit, Waiting waiting) {
        var controller = visit.controller();
        var self = new Actor.Self(waiting.person().value());
        var content = dossiers.read(waiting.dossier(), new Use(Purpose.PENDING_REGISTRATION, self))
                .content();
        var account = dossiers.open(controller, waiting.person(), Purpose.ACCOUNT, content, self);
        accounts.add(controller, waiting.person(), account, content, waiting.passwordHash());
        dossiers.erase(List.of(waiting.dossier()), self, "confirmed");
        mailboxes.personOf(controller, content.get(Category.EMAIL, Field.EMAIL).orElseThrow());
        // Last: a no ends what this mailbox said yes to before, too.
        waiting.offered().ifPresent(offered -> offered(visit, waiting.person(), content, offered));
        return Confirmed.YES;
    }

    private void offered(Visit visit, PersonId person, Content content, Offered offered) {
        if (offered.refused()) {
            permissions.refuse(person, Channel.EMAIL, content, offered.shown());
        } else {
            permissions.atSale(visit, person, content, offered.shown());
        }
    }

    private record Waiting(DossierId dossier, PersonId person, String passwordHash, Optional<Offered> offered) {}

    private Optional<Waiting> find(UUID dossier, String controller, String lock) {
        return db.sql("""
                        select p.dossier, d.person, p.password_hash, p.offer_shown, p.offer_refused
                        from pending_registration p join dossier d on d.id = p.dossier
                        where p.dossier = ? and (select controller from person where id = d.person) = ?""" + lock)
                .params(dossier, controller)
                .query((row, _) -> {
                    boolean refused = row.getBoolean(5);
                    return new Waiting(
                            new DossierId(row.getObject(1, UUID.class)),
                            new PersonId(row.getObject(2, UUID.class)),
                            row.getString(3),
                            Optional.ofNullable(row.getObject(4, Integer.class))
                                    .map(shown -> new Offered(shown, refused)));
                })
                .optional();
    }
}
