package nl.belofte.portal;

import java.util.List;
import java.util.Optional;
import nl.belofte.web.Moment;

/**
 * What was done with a customer's dossiers, the newest first.
 *
 * @param earlier the number of the deed before which the next page begins; empty on the last
 */
public record LogPage(List<Line> lines, Optional<Long> earlier) {

    /** @param gone whether it tells that something was erased */
    public record Line(Moment at, String text, boolean gone) {}
}
