package nl.belofte.disclosure;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The processing agreements with the recipients. Who put one on record or ended it stands in the evidence with that member
 * of staff's own dossier, and is forgotten with it; the agreement is not.
 */
public final class Agreements {

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Statements statements;
    private final Evidence evidence;

    Agreements(JdbcClient db, TransactionTemplate transaction, Statements statements, Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.statements = statements;
        this.evidence = evidence;
    }

    /**
     * Puts an agreement on record.
     *
     * @param last its last day; null while it has no end
     * @throws NotAgreed when no version of the statement declares the recipient, or it ends before it begins
     */
    public UUID record(
            String controller, String recipient, LocalDate first, @Nullable LocalDate last, Actor.Staff actor) {
        if (statements.versions(controller).values().stream()
                .noneMatch(statement -> statement.recipients().containsKey(recipient))) {
            throw new NotAgreed(
                    "%s declares no recipient %s. Declare it in the statement first.".formatted(controller, recipient));
        }
        if (last != null && last.isBefore(first)) {
            throw new NotAgreed("An agreement does not end on %s before it begins on %s.".formatted(last, first));
        }
        var id = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            db.sql("""
                            insert into processing_agreement (id, controller, recipient, first_day, last_day)
                            values (?, ?, ?, ?, ?)""")
                    .params(id, controller, recipient, Date.valueOf(first))
                    .param(last == null ? null : Date.valueOf(last))
                    .update();
            record(Deed.AGREED, controller, recipient, actor);
        });
        return id;
    }

    /**
     * Gives an agreement its last day: any from yesterday on, which ends it at once. One that ended is not longer for it.
     *
     * @throws NotAgreed when there is none, the day lies further back, or it ended before that day
     */
    public void end(UUID id, LocalDate last, Actor.Staff actor) {
        transaction.executeWithoutResult(_ -> {
            var agreement = db.sql("select * from processing_agreement where id = ? for update")
                    .param(id)
                    .query((row, _) -> agreement(row))
                    .optional()
                    .orElseThrow(() -> new NotAgreed("There is no agreement %s.".formatted(id)));
            var yesterday = statements.today(agreement.controller()).minusDays(1);
            if (last.isBefore(yesterday)) {
                throw new NotAgreed("What was in force stays so: choose %s or a later day.".formatted(yesterday));
            }
            if (agreement.last().filter(last::isAfter).isPresent()) {
                throw new NotAgreed("It ends on %s already. Put a longer one on record as another agreement."
                        .formatted(agreement.last().get()));
            }
            db.sql("update processing_agreement set last_day = ? where id = ?")
                    .params(Date.valueOf(last), id)
                    .update();
            record(Deed.AGREEMENT_ENDED, agreement.controller(), agreement.recipient(), actor);
        });
    }

    private void record(Deed deed, String controller, String recipient, Actor.Staff actor) {
        evidence.record(new Entry(controller, deed, Purpose.EVIDENCE.id(), actor, null, actor.dossier(), recipient));
    }

    /** Whether one is in force today. In a transaction it stays so until that ends. */
    boolean live(String controller, String recipient) {
        var today = statements.today(controller);
        return db
                .sql("select * from processing_agreement where controller = ? and recipient = ? for share")
                .params(controller, recipient)
                .query((row, _) -> agreement(row))
                .list()
                .stream()
                .anyMatch(agreement -> agreement.isLive(today));
    }

    /** All of a controller, also those that ended. */
    public List<Agreement> of(String controller) {
        return db.sql("""
                        select * from processing_agreement where controller = ? order by recipient, first_day, id""").param(controller).query((row, _) -> agreement(row)).list();
    }

    private static Agreement agreement(ResultSet row) throws SQLException {
        return new Agreement(
                row.getObject("id", UUID.class),
                row.getString("controller"),
                row.getString("recipient"),
                row.getObject("first_day", LocalDate.class),
                Optional.ofNullable(row.getObject("last_day", LocalDate.class)));
    }
}
