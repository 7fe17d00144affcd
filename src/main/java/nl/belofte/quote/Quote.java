package nl.belofte.quote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.belofte.dossier.DossierId;

/** A quote that was sent: what became of it, not what it offers. */
record Quote(UUID id, DossierId dossier, String controller, State state, LocalDate validUntil, Instant sentAt) {}
