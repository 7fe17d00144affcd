package nl.belofte.suppression;

import java.time.Clock;
import java.util.Optional;
import nl.belofte.Running;
import nl.belofte.consent.ConsentsOf;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.Marks;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger;
import nl.belofte.statement.Purpose;
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

    /** Says no without asking whether one can: for what only marketing will need. */
    public static void say(Running running, String controller, Purpose purpose, Content addresses) {
        var marks = running.part(Marks.class).of(controller, addresses);
        running.part(TransactionTemplate.class)
                .executeWithoutResult(
                        _ -> running.part(Suppressions.class).say(controller, purpose, marks, Optional.empty()));
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
