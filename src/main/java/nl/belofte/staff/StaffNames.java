package nl.belofte.staff;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.form.WrittenOut;
import nl.belofte.statement.Purpose;
import org.springframework.stereotype.Component;

/** How members of staff are called, for the colleagues who may know. Their own dossiers are opened for it. */
@Component
public class StaffNames {

    private final Dossiers dossiers;

    StaffNames(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /** By their own dossiers; who left and was erased is not among them. */
    public Map<UUID, String> of(Collection<UUID> members, Actor asks) {
        var names = new HashMap<UUID, String>();
        dossiers.read(members.stream().map(DossierId::new).toList(), new Use(Purpose.STAFF, asks))
                .forEach(member -> names.put(member.id().value(), WrittenOut.who(member.content())));
        return names;
    }
}
