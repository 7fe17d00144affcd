package nl.belofte.casework;

import java.util.List;

/**
 * Something that is done for the person of a case, before it is done.
 *
 * @param lead what it does
 * @param rows what it can be done with; empty where there is nothing to do it with
 * @param reasons words of the message files of which one is chosen; empty where it needs none
 * @param error a key of the message files; empty when nothing is wrong
 */
public record ActPage(
        String reference,
        String written,
        Act act,
        String lead,
        List<Row> rows,
        List<String> reasons,
        String reason,
        String error) {

    /** @param id what the form sends; {@code chosen} where it was chosen before, or there is nothing else to choose */
    public record Row(String id, String title, String hint, boolean chosen) {}

    public boolean reasonIsWrong() {
        return error.equals("error.choose-ground");
    }

    @Override
    public String toString() {
        return "ActPage " + act;
    }
}
