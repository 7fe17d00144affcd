package nl.belofte.advertisement;

import java.util.List;
import java.util.Optional;
import nl.belofte.web.Moment;

/**
 * All advertisements of a controller with what was counted.
 *
 * @param verdict the end of a key of the message files: what can be concluded of those that are shown now
 * @param best the title of the one that pleases most; empty while that cannot be said
 */
public record AdvertisementListPage(List<Row> rows, String verdict, Optional<String> best) {

    /**
     * @param standing the end of a key of the message files
     * @param chance that it pleases most of those that are shown now; empty where it is not, or is the only one
     */
    public record Row(
            int number, String title, String standing, Moment from, Moment to, Tally tally, Optional<String> chance) {}
}
