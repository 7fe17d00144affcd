package nl.belofte.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.rights.Right;
import nl.belofte.rights.Source;
import nl.belofte.rights.Status;
import nl.belofte.web.Moment;

/**
 * The requests of one status.
 *
 * @param counts how many there are of each status, up to {@link nl.belofte.rights.RequestQueue#MANY}
 * @param next the reference behind which the next page begins; empty on the last
 * @param notFound the reference that was looked for and is none
 */
public record CaseQueuePage(
        Status status, Map<Status, Integer> counts, List<Row> rows, Optional<String> next, Optional<String> notFound) {

    /**
     * @param who empty where the dossier may not be opened now
     * @param day the last day, or the one on which it was closed
     */
    public record Row(
            String reference,
            String written,
            String who,
            Right right,
            Source source,
            long left,
            boolean late,
            boolean identified,
            boolean proposed,
            Moment day) {

        @Override
        public String toString() {
            return "Row " + reference;
        }
    }
}
