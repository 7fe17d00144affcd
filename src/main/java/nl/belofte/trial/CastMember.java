package nl.belofte.trial;

import java.util.Optional;
import nl.belofte.dossier.Content;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;

/**
 * Somebody who does not exist and plays a part in the trial.
 *
 * @param site where the part is played
 * @param part {@code customer}, {@code closed}, {@code pending} or {@code staff}
 * @param daysAgo when it began
 * @param closedDaysAgo when the account was closed
 * @param role of a member of staff
 */
record CastMember(
        String controller,
        String name,
        String site,
        String part,
        String logIn,
        String password,
        int daysAgo,
        Optional<Integer> closedDaysAgo,
        Optional<Role> role,
        Content content) {

    /** What the dossier is for in which the part is played. */
    Purpose purpose() {
        return switch (part) {
            case "pending" -> Purpose.PENDING_REGISTRATION;
            case "staff" -> Purpose.STAFF;
            default -> Purpose.ACCOUNT;
        };
    }
}
