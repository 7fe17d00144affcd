package nl.belofte.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.RestrictionGround;

/** @param error a key of the message files; empty when nothing is wrong */
public record CaseErasurePage(String reference, String written, List<Row> rows, String error) {

    /** @param stopped why its person had it put on hold; empty where he did not */
    public record Row(UUID id, String title, String verdict, boolean goes, Optional<RestrictionGround> stopped) {}

    public boolean anythingStays() {
        return rows.stream().anyMatch(row -> !row.goes());
    }

    public boolean anythingGoes() {
        return rows.stream().anyMatch(Row::goes);
    }
}
