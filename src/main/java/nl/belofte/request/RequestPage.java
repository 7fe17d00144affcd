package nl.belofte.request;

import java.util.SequencedMap;
import nl.belofte.statement.Statement;
import nl.belofte.web.Frame;

/** @param wrong the names of the fields that are not right, with keys of the message files */
public record RequestPage(Statement statement, Typed typed, SequencedMap<String, String> wrong) {

    static final int LONGEST = 5_000;

    /** What was typed. It never prints it. */
    public record Typed(String right, String email, String text) {
        @Override
        public String toString() {
            return "Typed";
        }
    }

    public String wrong(String field, Frame frame) {
        return wrong.containsKey(field) ? frame.text(wrong.get(field)) : "";
    }
}
