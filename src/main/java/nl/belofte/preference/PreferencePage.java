package nl.belofte.preference;

import java.util.List;
import java.util.Optional;
import nl.belofte.web.Moment;

/**
 * The switches of somebody.
 *
 * @param action the path that they post to
 * @param token of the link by which somebody came in; empty for who is signed in
 * @param said what was agreed to, of which one can have the receipt
 * @param error a key of the message files; empty when nothing is wrong
 * @param done what was done just now
 */
public record PreferencePage(
        String action, String token, List<Use> uses, List<Said> said, Optional<String> error, Optional<String> done) {

    /**
     * A consent that was given, living or over, and the path that shows it again.
     *
     * @param channel a word of the message files; empty where it was to no channel
     */
    public record Said(String path, String title, Optional<String> channel, Moment at, boolean living) {}

    /** For one purpose. */
    public record Use(String id, String title, List<Line> lines) {}

    /**
     * @param id of the way
     * @param channel a word of the message files
     * @param consent what one is asked to agree to who switches it on
     * @param version of the statement that this goes with
     * @param reachable whether there is something on file that it could use
     * @param cameBack whether it is on and nothing goes out by it, since the address does not exist
     */
    public record Line(
            String id,
            String channel,
            boolean on,
            String consent,
            String version,
            boolean reachable,
            boolean cameBack) {}

    public boolean anyOn() {
        return uses.stream().flatMap(use -> use.lines().stream()).anyMatch(Line::on);
    }

    @Override
    public String toString() {
        return "PreferencePage";
    }
}
