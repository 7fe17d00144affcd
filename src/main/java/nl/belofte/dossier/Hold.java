package nl.belofte.dossier;

import java.util.UUID;

/** Why something is kept past its term, and who of the staff asked for it and agreed: by the ids of their dossiers. */
public record Hold(HoldReason reason, UUID askedBy, UUID approvedBy) {

    /** As it stands in the ledger. */
    String word() {
        return "%s:%s:%s".formatted(reason.id(), askedBy, approvedBy);
    }

    static Hold of(String word) {
        var parts = word.split(":");
        return new Hold(HoldReason.of(parts[0]), UUID.fromString(parts[1]), UUID.fromString(parts[2]));
    }
}
