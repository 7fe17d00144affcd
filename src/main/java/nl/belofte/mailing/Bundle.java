package nl.belofte.mailing;

import java.util.List;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;

/** Copies of one mailing that one connection takes together, in the order in which they go. */
record Bundle(int id, Mailing mailing, List<Copy> copies) {

    record Copy(DossierId dossier, Language language) {}
}
