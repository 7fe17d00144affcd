package nl.belofte.dossier;

import java.time.LocalDate;
import java.util.Optional;

/**
 * That nothing is done with a dossier but keep it.
 *
 * @param on since when
 * @param endsOn when it ends, as its person was told; empty while it lasts until somebody ends it
 */
public record Restriction(RestrictionGround ground, LocalDate on, Optional<LocalDate> endsOn) {}
