package nl.belofte.account;

import java.time.LocalDate;
import java.util.Optional;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Actor;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.permission.Permissions;
import nl.belofte.session.Sessions;
import nl.belofte.statement.Event;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closing an account ends every way in and starts its clock. */
@Component
public class Closures {

    private final Accounts accounts;
    private final Dossiers dossiers;
    private final PasswordResets resets;
    private final Sessions sessions;
    private final Mail mail;
    private final Permissions permissions;

    Closures(
            Accounts accounts,
            Dossiers dossiers,
            PasswordResets resets,
            Sessions sessions,
            Mail mail,
            Permissions permissions) {
        this.permissions = permissions;
        this.accounts = accounts;
        this.dossiers = dossiers;
        this.resets = resets;
        this.sessions = sessions;
        this.mail = mail;
    }

    /** By its person. */
    @Transactional
    public Optional<LocalDate> close(Visit visit, DossierId id) {
        return close(visit, id, accounts.byDossier(id).orElseThrow().self());
    }

    /** @return the day on which the account is erased; empty when something keeps it */
    @Transactional
    public Optional<LocalDate> close(Visit visit, DossierId id, Actor actor) {
        var account = accounts.byDossier(id).orElseThrow();
        dossiers.end(account.dossier(), Event.CLOSED, actor);
        accounts.close(account.dossier());
        permissions.ended(account.person(), account.self());
        resets.forget(account.dossier());
        sessions.endAll(account.dossier());
        mail.send(Letter.ACCOUNT_CLOSED, visit, account.dossier(), null);
        return dossiers.goesOn(account.dossier());
    }
}
