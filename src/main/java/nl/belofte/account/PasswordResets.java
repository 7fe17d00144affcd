package nl.belofte.account;

import java.time.Duration;
import java.util.Optional;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.form.EmailAddress;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.mail.Tokens;
import nl.belofte.session.Attempts;
import nl.belofte.session.LogInLimits;
import nl.belofte.session.Sessions;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who forgot the password gets a link by mail that counts once and for an hour. */
@Component
public class PasswordResets {

    private static final Duration COUNTS = Duration.ofHours(1);
    private static final int LETTERS_AN_HOUR = 5;

    private final TransactionTemplate transaction;
    private final PasswordLinks links;
    private final Accounts accounts;
    private final Mail mail;
    private final Tokens tokens;
    private final Sessions sessions;
    private final Evidence evidence;
    private final Attempts attempts;
    private final LogInLimits limits;

    PasswordResets(
            TransactionTemplate transaction,
            PasswordLinks links,
            Accounts accounts,
            Mail mail,
            Tokens tokens,
            Sessions sessions,
            Evidence evidence,
            Attempts attempts,
            LogInLimits limits) {
        this.transaction = transaction;
        this.links = links;
        this.accounts = accounts;
        this.mail = mail;
        this.tokens = tokens;
        this.sessions = sessions;
        this.evidence = evidence;
        this.attempts = attempts;
        this.limits = limits;
    }

    /** Does nothing for an address without an account, and nobody can tell. */
    void ask(Visit visit, String address) {
        if (!attempts.allowed("reset letter", visit.controller() + EmailAddress.folded(address), LETTERS_AN_HOUR)) {
            return;
        }
        transaction.executeWithoutResult(_ -> accounts.byEmail(visit.controller(), address)
                .filter(account -> !account.closed())
                .ifPresent(account -> {
                    var id = links.open(account.dossier(), COUNTS);
                    mail.send(Letter.RESET_PASSWORD, visit, account.dossier(), id);
                }));
    }

    boolean counts(Visit visit, String token) {
        return find(visit, token).isPresent();
    }

    /** @return whether the link still counted; then one may log in again, whoever tried too often before */
    boolean reset(Visit visit, String token, String passwordHash, String from) {
        var reset = transaction.execute(_ -> {
            var found = find(visit, token)
                    .filter(_ ->
                            links.use(tokens.read(Letter.RESET_PASSWORD, token).orElseThrow()));
            found.ifPresent(account -> change(visit, account, passwordHash));
            return found;
        });
        reset.ifPresent(account ->
                limits.forget(visit.controller(), accounts.counted(visit.controller(), account.dossier()), from));
        return reset.isPresent();
    }

    /** Whoever had a way in with the old password has none any more. */
    private void change(Visit visit, Account account, String passwordHash) {
        changed(account, visit, passwordHash);
        sessions.endAll(account.dossier());
    }

    /** A new password also voids every link to reset the old one. */
    void changed(Account account, Visit visit, String passwordHash) {
        accounts.setPassword(account.dossier(), passwordHash);
        forget(account.dossier());
        evidence.record(new Entry(
                visit.controller(),
                Deed.PASSWORD_CHANGED,
                Purpose.ACCOUNT.id(),
                account.self(),
                account.person().value(),
                account.dossier().value(),
                ""));
        mail.send(Letter.PASSWORD_CHANGED, visit, account.dossier(), null);
    }

    void forget(DossierId dossier) {
        links.forget(dossier);
    }

    private Optional<Account> find(Visit visit, String token) {
        return tokens.read(Letter.RESET_PASSWORD, token)
                .flatMap(links::find)
                .flatMap(dossier -> accounts.open(visit.controller(), dossier));
    }
}
