package nl.belofte.training;

import java.util.List;
import nl.belofte.ticket.Line;

/** A question to learn from: what was said, and not by whom. */
public record ExamplePage(String written, List<Line> lines) {
    @Override
    public String toString() {
        return "ExamplePage " + written;
    }
}
