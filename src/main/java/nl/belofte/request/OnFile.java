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
import nl.belofte.session.Attempts;
import nl.belofte.session.Sessions;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/** Who somebody is, and where answers go: as it is on file, whatever was typed with a request. RIG-9. */
@Component
class OnFile {

    /** Of what a human answers, by one person: each is work for somebody. */
    private static final int QUESTIONS_AN_HOUR = 10;

    /** Of what counts at once. More than anybody has a reason for, and yet no endless letters. */
    private static final int AT_ONCE_AN_HOUR = 100;

    private final Dossiers dossiers;
    private final Statements statements;
    private final Sessions sessions;
    private final Attempts attempts;

    OnFile(Dossiers dossiers, Statements statements, Sessions sessions, Attempts attempts) {
        this.dossiers = dossiers;
        this.statements = statements;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    /** What somebody asks here and now. That he logged in long ago shows nothing: a browser may have been left open. */
    NewRequest asks(Visit visit, SignedIn who, Right right, String text, HttpServletRequest request) {
        return new NewRequest(
                visit,
                who.person(),
                right,
                who.byMailbox() ? Source.FORM : Source.PORTAL,
                statements.today(who.controller()),
                of(who),
                text,
                who.byMailbox()
                        ? Optional.of(Identity.MAILBOX)
                        : Optional.of(Identity.LOG_IN).filter(_ -> sessions.isFresh(request)),
                who.actor());
    }

    /** Whether somebody may ask a human once more. */
    boolean mayAsk(SignedIn who) {
        return attempts.allowed("request of", who.person().toString(), QUESTIONS_AN_HOUR);
    }

    /**
     * Whether somebody may say once more what counts when it is said. What he asked humans does not keep him from it. To take a
     * consent back everybody may as often as he gave one.
     */
    boolean mayAtOnce(SignedIn who) {
        return attempts.allowed("at once of", who.person().toString(), AT_ONCE_AN_HOUR);
    }

    private Content of(SignedIn who) {
        var purpose = who.byMailbox() ? Purpose.RIGHTS : Purpose.ACCOUNT;
        return NewRequest.onFile(
                dossiers.read(who.dossier(), new Use(purpose, who.actor())).content());
    }
}
