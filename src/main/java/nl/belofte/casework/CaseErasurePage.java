package nl.belofte.casework;

import java.util.List;
import java.util.UUID;

/** @param error a key of the message files; empty when nothing is wrong */
public record CaseErasurePage(String reference, String written, List<Row> rows, String error) {

    public record Row(UUID id, String title, String verdict, boolean goes) {}

    public boolean anythingGoes() {
        return rows.stream().anyMatch(Row::goes);
    }
}
