package nl.belofte.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which restriction ends, and why, as its person reads it.
 *
 * @param day on which it would end
 * @param chosen which was chosen; may be empty
 * @param error a key of the message files; empty when nothing is wrong
 */
public record RestrictionEndPage(
        String reference, String written, List<Row> rows, String day, String chosen, String text, String error) {

    /**
     * @param endsOn when its person was told already that it ends
     * @param toPost whether a letter that says so waits to be posted
     */
    public record Row(UUID id, String title, String ground, String since, Optional<String> endsOn, boolean toPost) {

        public boolean announced() {
            return endsOn.isPresent() || toPost;
        }
    }

    public boolean anythingEnds() {
        return rows.stream().anyMatch(row -> !row.announced());
    }

    @Override
    public String toString() {
        return "RestrictionEndPage " + reference;
    }
}
