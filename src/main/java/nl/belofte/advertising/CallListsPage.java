package nl.belofte.advertising;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.web.Moment;

/**
 * The call lists there are, and a form for a new one.
 *
 * @param resting how many are on no new list, for they were called in the last month
 * @param done what was done just now
 * @param title and number as they were typed, with a key of the message files each for what is wrong; empty when nothing is
 */
public record CallListsPage(
        List<Row> rows,
        int resting,
        Optional<String> done,
        String title,
        String number,
        String titleError,
        String numberError) {

    /** @param until the last day on which it can be used */
    public record Row(UUID id, String title, Moment at, Moment until, int planned, int done, int left) {}

    public boolean wrong() {
        return !titleError.isEmpty() || !numberError.isEmpty();
    }
}
