package nl.belofte.consent;

import java.time.Clock;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The consents of a floor, for tests of what stands on them. */
public final class ConsentsOf {

    private ConsentsOf() {}

    public static Consents floor(
            JdbcClient db, TransactionTemplate transaction, Clock clock, Dossiers dossiers, Evidence evidence) {
        return new Consents(db, transaction, clock, new ConsentTexts(db), dossiers, evidence);
    }
}
