package nl.belofte.disclosure;

import java.time.Clock;
import nl.belofte.dossier.DossierNews;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is told what becomes of dossiers in the product; it stands here because only this package may make him. */
public final class BenchNews {
    private BenchNews() {}

    public static DossierNews of(JdbcClient db, Clock clock) {
        return new PastRecipients(db, clock);
    }
}
