package nl.belofte.hold;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.HoldReason;
import nl.belofte.dossier.Outlines;
import nl.belofte.file.Language;
import nl.belofte.session.SignedIn;
import nl.belofte.staff.StaffNames;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** How it is with the holds of one person's dossiers. */
@Component
public class HoldStates {

    private final Outlines outlines;
    private final HoldRequests requests;
    private final StaffNames names;

    HoldStates(Outlines outlines, HoldRequests requests, StaffNames names) {
        this.outlines = outlines;
        this.requests = requests;
        this.names = names;
    }

    /** @param who somebody who may know which colleague did what */
    public Map<DossierId, HoldState> of(Collection<DossierId> dossiers, SignedIn who, Language language) {
        var texts = Texts.in(language);
        var held = outlines.holds(dossiers);
        var asked = requests.about(who.controller(), dossiers);
        var members = new HashSet<UUID>();
        held.values().forEach(hold -> members.addAll(Set.of(hold.askedBy(), hold.approvedBy())));
        asked.forEach(request -> members.add(request.asks().dossier()));
        var named = members.isEmpty() ? Map.<UUID, String>of() : names.of(members, who);
        var states = new HashMap<DossierId, HoldState>();
        dossiers.forEach(dossier -> states.put(dossier, new HoldState.None()));
        asked.forEach(request -> states.put(
                request.dossier(),
                new HoldState.Asked(
                        words(request.reason(), texts),
                        name(request.asks().dossier(), named, texts),
                        Moment.of(request.until(), language))));
        held.forEach((dossier, hold) -> states.put(
                dossier,
                new HoldState.Held(
                        words(hold.reason(), texts),
                        name(hold.askedBy(), named, texts),
                        name(hold.approvedBy(), named, texts))));
        return states;
    }

    static String words(HoldReason reason, Texts texts) {
        return texts.get("hold.reason." + reason.id());
    }

    private static String name(UUID member, Map<UUID, String> named, Texts texts) {
        return named.getOrDefault(member, texts.get("hold.colleague"));
    }
}
