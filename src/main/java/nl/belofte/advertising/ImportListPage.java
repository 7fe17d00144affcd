package nl.belofte.advertising;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.advertising.Import.Counted;
import nl.belofte.advertising.Import.Going;
import nl.belofte.dossier.Channel;
import nl.belofte.web.Moment;

/**
 * The lists that were read in or wait for it.
 *
 * @param promised by which ways people may be approached here
 * @param done what was decided just now
 * @param error a key of the message files; empty when nothing is wrong
 */
public record ImportListPage(List<Row> rows, List<Channel> promised, Optional<String> done, Optional<String> error) {

    /**
     * @param going what is done with it at this moment
     * @param own whether who looks asked it
     */
    public record Row(
            UUID id,
            Counted counted,
            Moment at,
            Optional<Going> going,
            Optional<Moment> takenAt,
            Moment until,
            boolean own) {

        /** The end of a key of the message files. */
        public String state() {
            return going.map(Going::id).orElse(takenAt.isPresent() ? "taken" : "asked");
        }
    }

    /** What the first line of a list says. */
    public String columns() {
        return String.join(";", Columns.NAMES);
    }
}
