package nl.belofte.promise;

import java.util.List;
import java.util.Locale;

/**
 * One promise of one controller.
 *
 * @param promise its number in the catalogue, {@code ACC-4}
 * @param tests those that passed in this build and fail when the enforcement is taken away
 * @param sentence as a reader of the statement finds it, in English
 */
public record Row(String controller, String promise, State state, List<String> tests, String sentence) {

    /** How far it is. */
    public enum State {
        /** It stands in the file; no feature of this build makes it true yet. */
        DECLARED,
        /** A feature of this build registers that it makes it true. */
        SERVED,
        /** And a test of this build has seen it from outside. */
        PROVEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
