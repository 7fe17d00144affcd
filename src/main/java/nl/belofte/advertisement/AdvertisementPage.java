package nl.belofte.advertisement;

import java.util.List;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.web.Moment;

/**
 * One advertisement as visitors see it, and what was counted of it.
 *
 * @param standing the end of a key of the message files
 * @param views in each language
 * @param sites their names for people
 * @param done the end of a key of the message files: what was just done
 */
public record AdvertisementPage(
        int number,
        String title,
        String standing,
        List<View> views,
        String link,
        List<String> sites,
        Moment from,
        Moment to,
        Tally tally,
        Optional<Chart> chart,
        Optional<String> done) {

    public record View(Language language, Spot.Shown shown) {}

    /** Likes above a line and dislikes below it, a bar for each week. {@code middle} and {@code height} in pixels. */
    public record Chart(String from, String to, int middle, int height, List<Bar> bars) {

        /** {@code x}, {@code width} in percent of the whole; {@code up} and {@code down} in pixels. */
        public record Bar(Moment week, Tally tally, String x, String centre, String width, int up, int down) {}
    }
}
