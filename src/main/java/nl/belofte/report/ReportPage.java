package nl.belofte.report;

import java.util.List;
import java.util.Optional;
import nl.belofte.report.LogLines.LogLine;
import nl.belofte.web.Moment;

/**
 * The access report as people read it.
 *
 * @param pieces of the log: all of it on the page, read while it is written; the newest on paper
 * @param entries how many the log has
 * @param told how many of these the pieces tell, where that is not all
 */
public record ReportPage(
        String controller,
        Moment at,
        Optional<String> customerNumber,
        List<Part> general,
        List<Item> dossiers,
        List<Item> consents,
        List<Item> objections,
        List<Item> disclosures,
        Iterable<Piece> pieces,
        long entries,
        Optional<Long> told,
        String language) {

    /** What everybody is told. */
    public record Part(String title, List<String> lines) {}

    /**
     * One thing that is held, with what there is to say of it.
     *
     * @param lead what was shown, word for word; empty where nothing was
     * @param values what is held of the person
     * @param more what else goes with it
     */
    public record Item(String title, String lead, List<Fact> facts, List<Fact> values, List<Fact> more) {}

    public record Fact(String name, List<String> lines) {}

    /** @param done how many entries are told up to the end of this piece */
    public record Piece(List<LogLine> lines, long done) {}

    @Override
    public String toString() {
        return "ReportPage of " + dossiers.size();
    }
}
