package nl.belofte.customer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.belofte.customer.CustomerPage.Look;
import nl.belofte.dossier.Dossier;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Recorded;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.session.SignedIn;
import nl.belofte.staff.StaffDeed;
import nl.belofte.staff.StaffNames;
import nl.belofte.statement.Statement;
import nl.belofte.web.Moment;
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
    List<Look> at(PersonId person, List<Dossier> held, Statement statement, SignedIn asks, Language language) {
        var ids = held.stream().map(dossier -> dossier.id().value()).toList();
        var byStaff = evidence.byStaffAbout(person.value(), ids, AT_MOST);
        var names =
                staffNames.of(byStaff.stream().map(Recorded::member).distinct().toList(), asks);
        // One look at a page opens several dossiers: that is one line each, for each may have had its own reason.
        return byStaff.stream()
                .map(recorded -> look(recorded, names, statement, language))
                .toList();
    }

    private static Look look(Recorded recorded, Map<UUID, String> names, Statement statement, Language language) {
        var deed = StaffDeed.of(recorded, language);
        return new Look(
                Moment.of(recorded.at(), statement.zone(), language),
                deed.role(),
                names.getOrDefault(recorded.member(), ""),
                deed.text());
    }
}
