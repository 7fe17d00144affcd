package nl.belofte.suppression;

import java.time.Clock;
import nl.belofte.consent.ConsentsOf;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.Marks;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The registry of noes on a floor. */
public final class Registered {

    private Registered() {}

    public static Suppressions on(Floor floor) {
        return on(
                floor.db,
                floor.transaction,
                floor.clock,
                floor.statements,
                floor.marks(),
                floor.dossiers,
                floor.evidence,
                floor.ledger);
    }

    public static Suppressions on(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Marks marks,
            Dossiers dossiers,
            Evidence evidence,
            Ledger ledger) {
        var consents = ConsentsOf.floor(db, transaction, clock, dossiers, evidence);
        return new Suppressions(db, transaction, statements, marks, dossiers, consents, evidence, ledger);
    }
}
