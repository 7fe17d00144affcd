package nl.belofte.support;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.ticket.Source;
import nl.belofte.ticket.Status;

/**
 * The tickets of one status.
 *
 * @param counts how many there are of each status, up to {@link nl.belofte.ticket.Queue#MANY}
 * @param next the reference behind which the next page begins; empty on the last
 * @param notFound the reference that was looked for and is none
 */
public record QueuePage(
        Status status, Map<Status, Integer> counts, List<Row> rows, Optional<String> next, Optional<String> notFound) {

    /**
     * @param who empty where the dossier may not be opened now
     * @param days how long somebody waits
     * @param closesOn the day that its person was told of, written out
     */
    public record Row(
            String reference,
            String written,
            String who,
            String about,
            Source source,
            long days,
            boolean late,
            Optional<String> closesOn) {}

    @Override
    public String toString() {
        return "QueuePage " + status;
    }
}
