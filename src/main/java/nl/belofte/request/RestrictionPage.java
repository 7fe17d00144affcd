package nl.belofte.request;

import java.util.List;
import java.util.UUID;

/**
 * @param error a key of the message files; empty when nothing is wrong
 * @param dossier what was chosen, and {@code reason} why
 */
public record RestrictionPage(List<Row> rows, String error, String dossier, String reason) {

    public record Row(UUID id, String title, boolean restricted) {}

    public List<Row> restricted() {
        return rows.stream().filter(Row::restricted).toList();
    }

    public List<Row> free() {
        return rows.stream().filter(row -> !row.restricted()).toList();
    }
}
