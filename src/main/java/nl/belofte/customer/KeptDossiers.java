package nl.belofte.customer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.belofte.customer.CustomerPage.Kept;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Outlines;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.rights.Right;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.RightsRequests;
import nl.belofte.statement.Wording;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** Which dossiers of somebody are only kept. Everybody at the desk sees that; who looks after rights, why and in which case. */
@Component
class KeptDossiers {

    private final Outlines outlines;
    private final RightsRequests requests;

    KeptDossiers(Outlines outlines, RightsRequests requests) {
        this.outlines = outlines;
        this.requests = requests;
    }

    /** @param watches whether why is told */
    Map<DossierId, Kept> of(PersonId person, List<Dossier> held, boolean watches, Language language) {
        var only = outlines.onlyKept(person);
        var kept = new HashMap<DossierId, Kept>();
        only.forEach(id -> kept.put(id, new Kept(List.of(), Set.of())));
        if (only.isEmpty() || !watches) {
            return kept;
        }
        var texts = Texts.in(language);
        var wording = Wording.in(language);
        var restrictions = outlines.restrictions(only);
        var objections = outlines.objectionsOf(person);
        var cases = requests.of(person);
        for (var dossier : held) {
            var why = new ArrayList<String>();
            var in = new TreeSet<String>();
            Optional.ofNullable(restrictions.get(dossier.id())).ifPresent(restriction -> {
                why.add(texts.get(
                        "customers.kept.restricted",
                        wording.date(restriction.on()),
                        texts.get("restriction.ground." + restriction.ground().id())));
                restriction.endsOn().ifPresent(day -> why.add(texts.get("customers.kept.ends", wording.date(day))));
                in.addAll(open(cases, Right.RESTRICTION, restriction.on()));
            });
            objections.stream()
                    .filter(objection -> objection.purpose() == dossier.purpose())
                    .forEach(objection -> {
                        why.add(texts.get("customers.kept.objected", wording.date(objection.on())));
                        in.addAll(open(cases, Right.OBJECTION, objection.on()));
                    });
            kept.computeIfPresent(dossier.id(), (_, _) -> new Kept(why, in));
        }
        return kept;
    }

    /** No row says in which case it was done: it was one that asked for it and was open on that day. */
    private static List<String> open(List<RightsRequest> cases, Right right, LocalDate day) {
        return cases.stream()
                .filter(each -> each.right() == right)
                .filter(each -> !each.receivedOn().isAfter(day))
                .filter(each -> each.closedOn().filter(day::isAfter).isEmpty())
                .map(RightsRequest::written)
                .toList();
    }
}
