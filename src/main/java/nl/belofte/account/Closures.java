package nl.belofte.account;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final EmailAddressChanges changes;

    Closures(
            Accounts accounts,
            Dossiers dossiers,
            PasswordResets resets,
            Sessions sessions,
            Mail mail,
            Permissions permissions,
            EmailAddressChanges changes) {
        this.changes = changes;
        this.permissions = permissions;
        this.accounts = accounts;
        this.dossiers = dossiers;
        this.resets = resets;
        this.sessions = sessions;
        this.mail = mail;
    }

    /** What hangs on an account, and goes when it is closed: a new address that waits for it, offers that stand on it alone. */
    public Set<DossierId> takesAlong(DossierId account) {
        return Stream.concat(changes.waitingOf(account).stream(), permissions.standingOn(account).stream())
                .filter(each -> !dossiers.isKept(each))
                .collect(Collectors.toSet());
    }

    /** Whether its person gets a letter about it: what is kept is opened for nothing else, and so for no letter either. */
    public boolean isTold(DossierId account) {
        return !dossiers.isKept(account);
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
        changes.forget(account);
        resets.forget(account.dossier());
        sessions.endAll(account.dossier());
        mail.send(Letter.ACCOUNT_CLOSED, visit, account.dossier(), null);
        return dossiers.goesOn(account.dossier());
    }
}
