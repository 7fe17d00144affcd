package nl.belofte.hold;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.web.Moment;

/**
 * The requests to keep a dossier past its term.
 *
 * @param done what was decided just now
 */
public record HoldPage(List<Row> requests, Optional<String> done) {

    /**
     * @param by empty for who may not know which colleague it was
     * @param own whether who looks asked it
     */
    public record Row(
            UUID id,
            UUID customer,
            String title,
            String reason,
            Optional<String> by,
            Moment at,
            Moment until,
            boolean own) {
        @Override
        public String toString() {
            return "Row " + id;
        }
    }
}
