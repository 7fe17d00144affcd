package nl.belofte.customer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.belofte.customer.CustomerPage.Look;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.LookReason;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Recorded;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.staff.StaffNames;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Wording;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** Which member of staff did what with somebody's dossiers: for who watches over that, with names. */
@Component
class Looks {

    private static final int AT_MOST = 200;

    private final Evidence evidence;
    private final StaffNames staffNames;

    Looks(Evidence evidence, StaffNames staffNames) {
        this.evidence = evidence;
        this.staffNames = staffNames;
    }

    /** The newest first. */
    List<Look> at(PersonId person, List<Dossier> held, Statement statement, Actor asks, Language language) {
        var ids = held.stream().map(dossier -> dossier.id().value()).toList();
        var byStaff = evidence.about(person.value(), ids, Long.MAX_VALUE, AT_MOST).stream()
                .filter(recorded -> recorded.member() != null)
                .toList();
        var names =
                staffNames.of(byStaff.stream().map(Recorded::member).distinct().toList(), asks);
        // One look at a page opens several dossiers: that is one line each, for each may have had its own reason.
        return byStaff.stream()
                .map(recorded -> look(recorded, names, statement, language))
                .toList();
    }

    private static Look look(Recorded recorded, Map<UUID, String> names, Statement statement, Language language) {
        var texts = Texts.in(language);
        var role = recorded.actor().substring(recorded.actor().indexOf(':') + 1);
        var title = Purpose.of(recorded.purpose())
                .map(Wording.in(language)::purpose)
                .orElse(recorded.purpose());
        var reason = LookReason.of(recorded.detail()).map(found -> texts.get("log.reason." + found.id()));
        var text = texts.get("looks." + recorded.deed().id(), title, reason.orElse(""));
        return new Look(
                Moment.of(recorded.at(), statement.zone(), language),
                Role.of(role).map(Wording.in(language)::role).orElse(role),
                names.getOrDefault(recorded.member(), ""),
                text);
    }
}
