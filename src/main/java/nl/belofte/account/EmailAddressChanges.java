package nl.belofte.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Use;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.mail.Tokens;
import nl.belofte.session.Attempts;
import nl.belofte.session.Sessions;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Visit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A new address waits in a dossier of its own until its mailbox has proved itself; then it takes the place of the old one
 * in every open dossier that holds that.
 */
@Component
class EmailAddressChanges {

    private static final int LETTERS_AN_HOUR = 5;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Accounts accounts;
    private final Dossiers dossiers;
    private final Mail mail;
    private final Tokens tokens;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Mailboxes mailboxes;

    EmailAddressChanges(
            JdbcClient db,
            TransactionTemplate transaction,
            Accounts accounts,
            Dossiers dossiers,
            Mail mail,
            Tokens tokens,
            Sessions sessions,
            Attempts attempts,
            Mailboxes mailboxes) {
        this.db = db;
        this.transaction = transaction;
        this.accounts = accounts;
        this.dossiers = dossiers;
        this.mail = mail;
        this.tokens = tokens;
        this.sessions = sessions;
        this.attempts = attempts;
        this.mailboxes = mailboxes;
    }

    /** The old address is told, in case it was not the customer who asked. */
    void ask(Visit visit, Account account, String address) {
        if (!attempts.allowed("address letter", account.dossier().toString(), LETTERS_AN_HOUR)) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            // Who closes the account at this moment is waited for.
            dossiers.lockAllOf(account.person());
            if (accounts.open(visit.controller(), account.dossier()).isEmpty()) {
                return;
            }
            forgetEarlier(account);
            var content = new Content(Map.of(Category.EMAIL, Map.of(Field.EMAIL, address)));
            var waiting =
                    dossiers.open(visit.controller(), account.person(), Purpose.EMAIL_CHANGE, content, account.self());
            db.sql("insert into email_change (dossier, account) values (?, ?)")
                    .params(waiting.value(), account.dossier().value())
                    .update();
            mail.send(Letter.CONFIRM_EMAIL, visit, waiting, waiting.value());
            mail.send(Letter.EMAIL_CHANGE_ASKED, visit, account.dossier(), null);
        });
    }

    private void forgetEarlier(Account account) {
        dossiers.erase(waitingOf(account.dossier()), account.self(), "replaced");
    }

    /** The new address that waits for this account. */
    List<DossierId> waitingOf(DossierId account) {
        return db
                .sql("select dossier from email_change where account = ?")
                .param(account.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(DossierId::new)
                .toList();
    }

    /** What keeps one past its term keeps what it holds, and not that it counts. */
    void forget(Account account) {
        dossiers.erase(waitingOf(account.dossier()), account.self(), "account closed");
        db.sql("delete from email_change where account = ?")
                .param(account.dossier().value())
                .update();
    }

    boolean waiting(Visit visit, String token) {
        return find(visit, token, "")
                .filter(waiting -> dossiers.goesOn(waiting.dossier()).isPresent())
                .isPresent();
    }

    /** How a confirmation ended. */
    enum Changed {
        YES,
        TAKEN,
        TOO_LATE
    }

    Changed confirm(Visit visit, String token, HttpServletRequest request) {
        try {
            return transaction.execute(_ -> {
                find(visit, token, "").ifPresent(waiting -> mailboxes.hold(waiting.dossier()));
                var found = find(visit, token, " for update of c");
                found.ifPresent(waiting -> change(visit, waiting, request));
                return found.isPresent() ? Changed.YES : Changed.TOO_LATE;
            });
        } catch (DuplicateKeyException e) {
            return Changed.TAKEN;
        } catch (NotPermitted e) {
            return Changed.TOO_LATE;
        }
    }

    private void change(Visit visit, Waiting waiting, HttpServletRequest request) {
        var account = waiting.account();
        var content = dossiers.read(waiting.dossier(), new Use(Purpose.EMAIL_CHANGE, account.self()))
                .content();
        var address = content.get(Category.EMAIL, Field.EMAIL).orElseThrow();
        dossiers.rectify(account.dossier(), Category.EMAIL, Map.of(Field.EMAIL, address), account.self());
        dossiers.erase(List.of(waiting.dossier()), account.self(), "confirmed");
        // After his dossiers: everybody locks a person last.
        accounts.setEmail(visit.controller(), account, address);
        mailboxes.personOf(visit.controller(), address);
        sessions.endOthers(account.dossier(), request);
    }

    private record Waiting(DossierId dossier, Account account) {}

    private Optional<Waiting> find(Visit visit, String token, String lock) {
        return tokens.read(Letter.CONFIRM_EMAIL, token)
                .flatMap(id -> db.sql("""
                                select c.account from email_change c join account a on a.dossier = c.account
                                where c.dossier = ? and a.controller = ? and not a.closed""" + lock)
                        .params(id, visit.controller())
                        .query(UUID.class)
                        .optional()
                        .flatMap(account -> accounts.byDossier(new DossierId(account)))
                        .map(account -> new Waiting(new DossierId(id), account)));
    }
}
