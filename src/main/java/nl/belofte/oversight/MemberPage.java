package nl.belofte.oversight;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.web.Moment;

/**
 * What one member of staff did, the newest first.
 *
 * @param earlier the number of the deed before which the next page begins; empty on the last
 */
public record MemberPage(String name, String role, List<Deed> deeds, Optional<Long> earlier) {

    /** @param person whom it was about; empty where it was about nobody, or the dossier is gone */
    public record Deed(Moment at, String text, Optional<UUID> person) {}

    @Override
    public String toString() {
        return "MemberPage";
    }
}
