package nl.belofte.staff;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.form.WrittenOut;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.stereotype.Component;

/** How members of staff are called, for the colleagues who may know. Their own dossiers are opened for it. */
@Component
public class StaffNames {

    private final Dossiers dossiers;
    private final Statements statements;

    StaffNames(Dossiers dossiers, Statements statements) {
        this.dossiers = dossiers;
        this.statements = statements;
    }

    /** By their own dossiers; who left and was erased is not among them. For a role that reads no colleagues it is empty. */
    public Map<UUID, String> of(Collection<UUID> members, SignedIn asks) {
        var names = new HashMap<UUID, String>();
        if (!asks.opens(statements).contains(Purpose.STAFF)) {
            return names;
        }
        dossiers.read(members.stream().map(DossierId::new).toList(), new Use(Purpose.STAFF, asks.actor()))
                .forEach(member -> names.put(member.id().value(), WrittenOut.who(member.content())));
        return names;
    }
}
