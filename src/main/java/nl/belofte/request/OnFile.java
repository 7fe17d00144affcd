package nl.belofte.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.rights.Identity;
import nl.belofte.rights.NewRequest;
import nl.belofte.rights.Right;
import nl.belofte.rights.Source;
import nl.belofte.session.Sessions;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/** Who somebody is, and where answers go: as it is on file, whatever was typed with a request. RIG-9. */
@Component
class OnFile {

    private final Dossiers dossiers;
    private final Statements statements;
    private final Sessions sessions;

    OnFile(Dossiers dossiers, Statements statements, Sessions sessions) {
        this.dossiers = dossiers;
        this.statements = statements;
        this.sessions = sessions;
    }

    /** What somebody asks here and now. That he logged in long ago shows nothing: a browser may have been left open. */
    NewRequest asks(Visit visit, SignedIn who, Right right, String text, HttpServletRequest request) {
        return new NewRequest(
                visit,
                who.person(),
                right,
                Source.PORTAL,
                statements.today(who.controller()),
                of(who),
                text,
                who.byMailbox()
                        ? Optional.of(Identity.MAILBOX)
                        : Optional.of(Identity.LOG_IN).filter(_ -> sessions.isFresh(request)),
                who.actor());
    }

    private Content of(SignedIn who) {
        var purpose = who.byMailbox() ? Purpose.RIGHTS : Purpose.ACCOUNT;
        return NewRequest.onFile(
                dossiers.read(who.dossier(), new Use(purpose, who.actor())).content());
    }
}
