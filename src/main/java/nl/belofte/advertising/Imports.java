package nl.belofte.advertising;

import java.io.UncheckedIOException;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.advertising.Import.Counted;
import nl.belofte.advertising.Import.Fault;
import nl.belofte.advertising.Import.Going;
import nl.belofte.advertising.ListParts.Brought;
import nl.belofte.advertising.ListParts.Unreadable;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists of people who agreed to something elsewhere. The first one has a list looked at, of which nothing is kept but a digest of
 * each part and what is wrong with which line; a second one brings the same list, and it is taken. So no list lies here while
 * somebody thinks about it: only, sealed, while it is gone through.
 */
@Component
public class Imports {

    private static final Period TERM = Period.ofDays(7);

    /** In which one goes back to who made the list, about the lines that were not good. */
    private static final Period KEPT = Period.ofDays(30);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final ListParts parts;
    private final Evidence evidence;

    Imports(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            ListParts parts,
            Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.parts = parts;
        this.evidence = evidence;
    }

    /** It is another list than the one that was looked at, from this part on; what went before it was the same, and is taken. */
    static final class OtherList extends RuntimeException {}

    /** Who asks is not who agrees. */
    static final class OwnImport extends RuntimeException {}

    /** Those that are known of a controller, the newest first. */
    List<Import> list(String controller) {
        return db.sql("""
                        select * from advertising_import where controller = ? and until >= ? order by asked_at desc, id""")
                .params(controller, today(controller))
                .query((row, _) -> found(row))
                .list();
    }

    /** @throws Missing when there is none at this controller, or it lapsed */
    Import find(String controller, UUID id) {
        return list(controller).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(Missing::new);
    }

    /** In the order of the list. */
    List<Fault> faults(UUID id, int atMost) {
        return db.sql("select line, reason from advertising_fault where import = ? order by line limit ?")
                .params(id, atMost)
                .query((row, _) -> new Fault(row.getInt(1), row.getString(2)))
                .list();
    }

    private static Import found(ResultSet row) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                row.getString("host"),
                new Counted(
                        row.getInt("lines"),
                        row.getInt("taken"),
                        row.getInt("suppressed"),
                        row.getInt("known"),
                        row.getInt("bad")),
                new Actor.Staff(row.getString("asked_role"), row.getObject("asked_by", UUID.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("going")).map(going -> Going.valueOf(going.toUpperCase(Locale.ROOT))),
                Optional.ofNullable(row.getObject("taken_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("until", LocalDate.class));
    }

    /**
     * Has a list looked at, behind the page, and then asks a colleague to read it in.
     *
     * @throws Unreadable when it is no list
     * @throws UncheckedIOException when it does not come whole
     */
    UUID ask(String controller, String host, Lines in, Actor.Staff asks) {
        var id = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            db.sql("""
                            insert into advertising_import (id, controller, host, digests, asked_by, asked_role, asked_at, until)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(id, controller, host, new byte[0], asks.dossier(), asks.role(), OffsetDateTime.now(clock))
                    .param(day(controller, TERM))
                    .update();
            var brought = parts.bring(id, in);
            go(id, Going.LOOKING, brought, asks);
            db.sql("update advertising_import set digests = ? where id = ?")
                    .params(brought.digests(), id)
                    .update();
        });
        return id;
    }

    /**
     * Has the list that was looked at read in, behind the page. Where somebody did that already nothing happens.
     *
     * @throws Missing when it was read in
     * @throws OwnImport when it is the one who asked
     * @throws OtherList when it is not that list; nothing of it is taken
     */
    void take(String controller, UUID id, Lines in, Actor.Staff approves) {
        if (find(controller, id).asks().dossier().equals(approves.dossier())) {
            throw new OwnImport();
        }
        transaction.executeWithoutResult(_ -> {
            lock(id);
            var asked = find(controller, id);
            if (asked.going().isPresent()) {
                return;
            }
            var brought = parts.bring(id, in);
            var digests = db.sql("select digests from advertising_import where id = ?")
                    .param(id)
                    .query((row, _) -> row.getBytes(1))
                    .single();
            if (!Arrays.equals(digests, brought.digests())) {
                throw new OtherList();
            }
            go(id, Going.TAKING, brought, approves);
            // Its last day does not come while it is read in.
            db.sql("update advertising_import set until = ? where id = ?")
                    .params(day(controller, KEPT), id)
                    .update();
        });
    }

    private void go(UUID id, Going going, Brought brought, Actor.Staff by) {
        db.sql("""
                        update advertising_import set going = ?, lines = ?, parts = ?, parts_done = 0,
                          taken = 0, suppressed = 0, known = 0, bad = 0, brought_by = ?, brought_role = ?, brought_at = ?
                        where id = ?""")
                .params(going.id(), brought.lines(), brought.parts(), by.dossier(), by.role())
                .params(OffsetDateTime.now(clock), id)
                .update();
    }

    /** Of two who bring it at once one finds that it is read in. */
    private void lock(UUID id) {
        db.sql("select id from advertising_import where id = ? and taken_at is null for update")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(Missing::new);
    }

    /** By whoever may agree, or by who asked. */
    void refuse(String controller, UUID id, Actor.Staff actor) {
        transaction.executeWithoutResult(_ -> {
            lock(id);
            var asked = find(controller, id);
            // What is read in is not refused any more.
            if (asked.going().filter(Going.TAKING::equals).isPresent()) {
                throw new Missing();
            }
            var detail = "%d of %d"
                    .formatted(asked.counted().taken(), asked.counted().lines());
            evidence.record(new Entry(
                    controller, Deed.IMPORT_REFUSED, Purpose.ADVERTISING.id(), actor, null, actor.dossier(), detail));
            db.sql("delete from advertising_import where id = ?").param(id).update();
        });
    }

    /** What nobody agreed to in time, what was taken long ago, and a list that cannot be gone through: it lies here no longer. */
    public void forgetOld() {
        var yesterday = OffsetDateTime.now(clock).minusDays(1);
        db.sql("delete from advertising_import where going = 'looking' and brought_at < ?")
                .param(yesterday)
                .update();
        transaction.executeWithoutResult(
                _ -> db.sql("""
                        update advertising_import set going = null where going = 'taking' and brought_at < ?
                        returning id""").param(yesterday).query(UUID.class).list().forEach(parts::remove));
        statements
                .controllers()
                .forEach(controller -> db.sql(
                                "delete from advertising_import where controller = ? and until < ? and asked_at < ?")
                        .params(
                                controller,
                                today(controller),
                                OffsetDateTime.now(clock).minusDays(1))
                        .update());
    }

    private Date day(String controller, Period from) {
        return Date.valueOf(statements.today(controller).plus(from));
    }

    private Date today(String controller) {
        return Date.valueOf(statements.today(controller));
    }
}
