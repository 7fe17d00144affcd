package nl.belofte.disclosure;

import java.time.Clock;
import nl.belofte.dossier.DossierNews;
import nl.belofte.evidence.Concealment;
import nl.belofte.evidence.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is told what becomes of dossiers in the product; it stands here because only this package may make him. */
public final class BenchNews {
    private BenchNews() {}

    public static DossierNews of(JdbcClient db, Clock clock, Evidence evidence) {
        return new PastRecipients(db, clock, evidence, new Concealment(db, clock));
    }
}
