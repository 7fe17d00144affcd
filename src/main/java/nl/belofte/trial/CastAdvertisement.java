package nl.belofte.trial;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import nl.belofte.advertisement.Advertisement.Content;
import nl.belofte.advertisement.Illustration;
import nl.belofte.file.Text;

/**
 * An advertisement that is there when the trial begins, and what visitors who do not exist said of it.
 *
 * @param daysAgo when it was started
 * @param weeks what was said in each week since
 */
record CastAdvertisement(
        String controller,
        Text title,
        Text line,
        String link,
        Illustration illustration,
        Set<String> sites,
        int daysAgo,
        List<Said> weeks) {

    private static final Period SHOWN = Period.ofDays(365);

    record Said(int seen, int likes, int dislikes) {}

    /** @param from the day on which it is started */
    Content content(LocalDate from) {
        return new Content(title, line, link, illustration, sites, from, from.plus(SHOWN));
    }
}
