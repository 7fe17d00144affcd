package nl.belofte.authority;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.belofte.web.Moment;

/**
 * The form in which a demand is recorded.
 *
 * @param wrong keys of the message files, by the field
 * @param typed by the field
 * @param first the earliest day from which the customer sees it; {@code last} the latest
 */
public record AuthorityFormPage(
        UUID customer,
        List<Part> parts,
        Map<String, String> wrong,
        Map<String, String> typed,
        String first,
        String last,
        String lastWritten) {

    public record Part(String title, Moment openedOn, List<Box> boxes) {}

    public record Box(String name, String label, boolean ticked) {}

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    @Override
    public String toString() {
        return "AuthorityFormPage";
    }
}
