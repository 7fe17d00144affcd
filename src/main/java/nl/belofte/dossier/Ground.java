package nl.belofte.dossier;

import nl.belofte.statement.Purpose;

/**
 * Consent on which a dossier stands. Only who recorded that it was given makes one; a test lists every place that does.
 *
 * @param proof the dossier that proves it; while its clock stands, the consent lives
 * @param purpose what it was given for
 */
public record Ground(DossierId proof, Purpose purpose) {}
