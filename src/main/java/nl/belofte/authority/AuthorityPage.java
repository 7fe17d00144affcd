package nl.belofte.authority;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.web.Moment;

/**
 * One demand.
 *
 * @param law in words where the list does not have it
 * @param parts what it is about; with the values for who decides on it
 * @param opened whether the values are there
 * @param may what who looks can do now
 * @param wrong keys of the message files: what is wrong with what was sent
 */
public record AuthorityPage(
        UUID id,
        State state,
        String authority,
        String name,
        String reference,
        String duty,
        String law,
        String what,
        String by,
        Moment at,
        Moment until,
        Optional<String> second,
        Optional<Moment> decidedAt,
        String refusal,
        Optional<Concealed> concealed,
        List<Part> parts,
        boolean opened,
        May may,
        Optional<Wrong> wrong) {

    /**
     * @param over whether its person sees it now
     * @param later another day that somebody asks for
     */
    public record Concealed(Moment day, boolean over, String why, Optional<Later> later) {}

    /** @param own whether who looks asked for it */
    public record Later(Moment day, String by, String why, boolean own) {}

    public record Part(String title, List<Value> values) {}

    /** @param lines what is held; empty where nothing is, or it is not opened */
    public record Value(String label, List<String> lines) {
        @Override
        public String toString() {
            return "Value of " + label;
        }
    }

    /** @param first the earliest other day; {@code last} the latest */
    public record May(boolean decide, boolean refuse, boolean take, boolean later, String first, String last) {}

    /** @param field to which it belongs */
    public record Wrong(String field, String error, String day, String why) {
        @Override
        public String toString() {
            return "Wrong " + field;
        }
    }

    @Override
    public String toString() {
        return "AuthorityPage " + id;
    }
}
