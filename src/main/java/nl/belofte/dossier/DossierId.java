package nl.belofte.dossier;

import java.util.UUID;

/** Random, and of no use to who may not open it. */
public record DossierId(UUID value) {

    static DossierId random() {
        return new DossierId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
