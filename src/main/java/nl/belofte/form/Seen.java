package nl.belofte.form;

import java.util.List;
import java.util.stream.Collectors;
import nl.belofte.file.Sha256;

/**
 * What a form showed, so that who saves learns when somebody else saved meanwhile: of two who change the same, none is lost
 * unseen.
 *
 * @param mark tells the values apart, beside which it stands on the page
 * @param now what stands there by now, written out; empty while nothing changed
 */
public record Seen(String mark, List<String> now) {

    /** The name of its field. */
    public static final String FIELD = "gezien";

    public static Seen of(List<Question> shown) {
        return new Seen(markOf(shown), List.of());
    }

    /** As {@link #of}, where something else was seen. */
    public static Seen meanwhile(List<Question> shown, List<String> now) {
        return new Seen(markOf(shown), now);
    }

    /** As it came back: what is no mark of ours is of nothing that stands there. */
    public static Seen sent(String mark) {
        return new Seen(mark, List.of());
    }

    /** Whether this is not what stands there by now. */
    public boolean isOther(List<Question> now) {
        return !mark.equals(markOf(now));
    }

    private static String markOf(List<Question> shown) {
        var values = shown.stream()
                .map(question -> question.name() + '\0' + question.value())
                .collect(Collectors.joining("\0\0"));
        return Sha256.hex(values);
    }

    @Override
    public String toString() {
        return "Seen";
    }
}
