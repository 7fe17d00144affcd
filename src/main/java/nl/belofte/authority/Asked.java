package nl.belofte.authority;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.belofte.dossier.DossierId;
import nl.belofte.statement.Category;

/** A demand as it is recorded. */
record Asked(
        Authority authority,
        Duty duty,
        Map<DossierId, Set<Category>> demanded,
        Optional<LocalDate> shownOn,
        Written written) {}
