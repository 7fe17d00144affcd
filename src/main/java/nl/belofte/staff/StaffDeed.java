package nl.belofte.staff;

import nl.belofte.dossier.LookReason;
import nl.belofte.evidence.Recorded;
import nl.belofte.file.Language;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Wording;
import nl.belofte.web.Texts;

/**
 * What a member of staff did, in words for a colleague who may know.
 *
 * @param role in which it was done
 * @param text what was done, without who did it
 */
public record StaffDeed(String role, String text) {

    public static StaffDeed of(Recorded recorded, Language language) {
        var texts = Texts.in(language);
        var wording = Wording.in(language);
        var role = recorded.actor().substring(recorded.actor().indexOf(':') + 1);
        var purpose = Purpose.of(recorded.purpose()).map(wording::purpose).orElse(texts.get("looks.the-desk"));
        var reason = LookReason.of(recorded.detail())
                .map(found -> texts.get("look." + found.id()))
                .orElse("");
        return new StaffDeed(
                Role.of(role).map(wording::role).orElse(role),
                texts.get("looks." + recorded.deed().id(), purpose, reason));
    }
}
