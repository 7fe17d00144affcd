package nl.belofte.dossier;

import java.util.Collection;
import nl.belofte.statement.Category;

/** What is told upward of dossiers, in the transaction in which it happens. */
public interface DossierNews {

    /** A category has another value now. Art. 16 GDPR. */
    default void rectified(DossierId dossier, Category category) {}

    /** Told before what goes with these dossiers goes. Art. 17 GDPR. */
    void erased(Collection<DossierId> dossiers);

    /** Nothing may be done with it but hold it. Art. 18 GDPR. */
    default void restricted(DossierId dossier) {}

    /** The restriction is over. */
    default void lifted(DossierId dossier) {}
}
