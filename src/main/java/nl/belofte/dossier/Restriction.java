package nl.belofte.dossier;

import java.time.LocalDate;

/** That nothing is done with a dossier but keep it: on which ground, and since when. */
public record Restriction(RestrictionGround ground, LocalDate on) {}
