package nl.belofte.disclosure;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A processing agreement on record. Art. 28(3) GDPR.
 *
 * @param first the first day on which it is in force, in the controller's zone
 * @param last the last day; empty while it has no end
 */
public record Agreement(UUID id, String controller, String recipient, LocalDate first, Optional<LocalDate> last) {

    public boolean isLive(LocalDate day) {
        return !day.isBefore(first) && last.filter(day::isAfter).isEmpty();
    }
}
