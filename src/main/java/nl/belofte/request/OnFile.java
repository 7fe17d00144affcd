package nl.belofte.request;

import java.util.Optional;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.rights.Identity;
import nl.belofte.rights.NewRequest;
import nl.belofte.rights.Right;
import nl.belofte.rights.Source;
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

    OnFile(Dossiers dossiers, Statements statements) {
        this.dossiers = dossiers;
        this.statements = statements;
    }

    /** What somebody asks here and now, who just showed who he is. */
    NewRequest asks(Visit visit, SignedIn who, Right right, String text) {
        return new NewRequest(
                visit,
                who.person(),
                right,
                Source.PORTAL,
                statements.today(who.controller()),
                of(who),
                text,
                Optional.of(who.byMailbox() ? Identity.MAILBOX : Identity.LOG_IN),
                who.actor());
    }

    Content of(SignedIn who) {
        var purpose = who.byMailbox() ? Purpose.RIGHTS : Purpose.ACCOUNT;
        return NewRequest.onFile(
                dossiers.read(who.dossier(), new Use(purpose, who.actor())).content());
    }
}
