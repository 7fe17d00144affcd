package nl.belofte.training;

import java.util.List;
import nl.belofte.web.Moment;

/** The questions to learn from, the newest first. */
public record ExamplesPage(List<Row> rows) {

    /** @param about what it is about, or how it begins */
    public record Row(String reference, String written, String about, Moment since) {
        @Override
        public String toString() {
            return "Row " + reference;
        }
    }
}
