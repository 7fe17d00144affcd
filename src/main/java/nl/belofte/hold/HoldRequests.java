package nl.belofte.hold;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.HoldReason;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The requests that wait for a second person. */
@Component
public class HoldRequests {

    /** In which a colleague comes by, holidays aside; else the statement's own term must do. */
    static final Period TERM = Period.ofDays(7);

    private static final String ROWS = """
            select h.*, d.person, e.purpose from hold_request h
            join dossier d on d.id = h.dossier join declaration e on e.id = d.declaration where h.until >= ? and\s""";

    private final JdbcClient db;
    private final Clock clock;
    private final Statements statements;
    private final Dossiers dossiers;

    HoldRequests(JdbcClient db, Clock clock, Statements statements, Dossiers dossiers) {
        this.db = db;
        this.clock = clock;
        this.statements = statements;
        this.dossiers = dossiers;
    }

    /** What waits longest first. */
    List<HoldRequest> list(String controller, int atMost) {
        return db.sql(ROWS + "h.controller = ? order by h.until, h.asked_at, h.id limit ?")
                .params(today(controller), controller, atMost)
                .query((row, _) -> request(row))
                .list();
    }

    List<HoldRequest> about(String controller, Collection<DossierId> asked) {
        return db.sql(ROWS + "h.dossier = any (?::uuid[])")
                .param(today(controller))
                .param(asked.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query((row, _) -> request(row))
                .list();
    }

    /** @throws Missing when there is none at this controller, or it lapsed */
    private HoldRequest find(UUID id, String controller) {
        return db.sql(ROWS + "h.controller = ? and h.id = ?")
                .params(today(controller), controller, id)
                .query((row, _) -> request(row))
                .optional()
                .orElseThrow(Missing::new);
    }

    private static HoldRequest request(ResultSet row) throws SQLException {
        return new HoldRequest(
                row.getObject("id", UUID.class),
                new DossierId(row.getObject("dossier", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                Purpose.of(row.getString("purpose")).orElseThrow(),
                HoldReason.find(row.getString("reason")).orElseThrow(),
                new Actor.Staff(row.getString("asked_role"), row.getObject("asked_by", UUID.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", LocalDate.class));
    }

    /**
     * @param dossier one of this controller's
     * @return whether it waits now: not when one waits already
     * @throws NotPermitted when it cannot be held now, or is none of the asker's business
     */
    @Transactional
    public boolean ask(String controller, DossierId dossier, HoldReason reason, Actor.Staff asks) {
        db.sql("delete from hold_request where dossier = ? and until < ?")
                .params(dossier.value(), today(controller))
                .update();
        int asked = db.sql("""
                        insert into hold_request (id, dossier, controller, reason, asked_by, asked_role, asked_at, until)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        UUID.randomUUID(),
                        dossier.value(),
                        controller,
                        reason.id(),
                        asks.dossier(),
                        asks.role(),
                        OffsetDateTime.now(clock),
                        Date.valueOf(statements.today(controller).plus(TERM)))
                .update();
        // A colleague who asked just before is enough.
        if (asked == 1) {
            dossiers.tellOfHold(dossier, Deed.HOLD_ASKED, reason, asks);
        }
        return asked == 1;
    }

    /**
     * The second person agrees: from now on the dossier is held.
     *
     * @throws OwnRequest when it is the first
     */
    @Transactional
    public void approve(String controller, UUID id, Actor.Staff approves) {
        var request = find(id, controller);
        if (request.asks().dossier().equals(approves.dossier())) {
            throw new OwnRequest();
        }
        dossiers.tellOfHold(request.dossier(), Deed.HOLD_APPROVED, request.reason(), approves);
        dossiers.hold(request.dossier(), request.reason(), request.asks(), approves);
        remove(id);
    }

    /** By whoever may agree, or by who asked. */
    @Transactional
    public void refuse(String controller, UUID id, Actor.Staff actor) {
        var request = find(id, controller);
        dossiers.tellOfHold(request.dossier(), Deed.HOLD_REFUSED, request.reason(), actor);
        remove(id);
    }

    /** Behind the lock on its dossier: of two who decide at once one finds it gone. */
    private void remove(UUID id) {
        if (db.sql("delete from hold_request where id = ?").param(id).update() == 0) {
            throw new Missing();
        }
    }

    /** A lapsed request counts no more; this only tidies up. */
    public void forgetOld() {
        statements
                .controllers()
                .forEach(controller -> db.sql("delete from hold_request where controller = ? and until < ?")
                        .params(controller, today(controller))
                        .update());
    }

    private Date today(String controller) {
        return Date.valueOf(statements.today(controller));
    }
}
