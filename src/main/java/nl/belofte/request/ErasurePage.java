package nl.belofte.request;

import java.util.List;
import java.util.UUID;

/**
 * What would become of each dossier.
 *
 * @param error a key of the message files; empty when nothing is wrong
 */
public record ErasurePage(List<Row> rows, String error) {

    /**
     * @param verdict what becomes of it, or after an erasure why it stayed
     * @param goes whether it can go by this page, which closes an account too
     */
    public record Row(UUID id, String title, String verdict, boolean goes) {}

    public boolean anythingGoes() {
        return rows.stream().anyMatch(Row::goes);
    }
}
