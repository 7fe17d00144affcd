package nl.belofte.request;

import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import nl.belofte.form.FormPage;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
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

    /** Why it is asked, as a sentence: in the statement it is a clause. */
    public String why(Category category, Frame frame) {
        var about = statement.declaration(Purpose.PENDING_REQUEST).orElseThrow();
        return new FormPage.Group(
                        category,
                        Objects.requireNonNull(about.data().get(category)).why(),
                        false,
                        List.of())
                .why(frame.language());
    }

    public String wrong(String field, Frame frame) {
        return wrong.containsKey(field) ? frame.text(wrong.get(field)) : "";
    }
}
