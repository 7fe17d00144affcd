package nl.belofte.advertisement;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import nl.belofte.file.Text;

/** An advertisement of a controller. What it says does not change any more once it has been shown: the totals are about that. */
public record Advertisement(int id, String controller, State state, Content content) {

    /**
     * What it says, and where and when.
     *
     * @param line one or two lines below the title
     * @param link a path of the site where it stands, or an {@code https} address at another site of the same controller
     * @param sites their names
     * @param from the first day, {@code to} the last, in the controller's zone
     */
    public record Content(
            Text title,
            Text line,
            String link,
            Illustration illustration,
            Set<String> sites,
            LocalDate from,
            LocalDate to) {

        public Content {
            sites = Set.copyOf(sites);
        }
    }

    /** What staff did with it. */
    public enum State {
        DRAFT,
        STARTED,
        ENDED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it stands on a day: a key of the message files. */
    String standing(LocalDate today) {
        return switch (state) {
            case DRAFT -> "draft";
            case ENDED -> "ended";
            case STARTED -> today.isBefore(content.from()) ? "waiting" : today.isAfter(content.to()) ? "over" : "shown";
        };
    }

    boolean isShown(LocalDate today) {
        return standing(today).equals("shown");
    }
}
