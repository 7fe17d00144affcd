package nl.belofte.advertising;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.advertising.Import.Counted;
import nl.belofte.advertising.ImportReading.Fault;
import nl.belofte.advertising.ImportReading.Unreadable;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.form.Forms;
import nl.belofte.permission.Approach;
import nl.belofte.permission.ConsentsElsewhere;
import nl.belofte.permission.ConsentsElsewhere.Elsewhere;
import nl.belofte.permission.ConsentsElsewhere.TakenIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists of people who agreed to something elsewhere. The first one has a list looked at, of which nothing is kept but a digest of
 * each part and what is wrong with which line; a second one brings the same list, and it is taken. So no list lies here while
 * somebody thinks about it.
 */
@Component
public class Imports {

    private static final Period TERM = Period.ofDays(7);

    /** In which one goes back to who made the list, about the lines that were not good. */
    private static final Period KEPT = Period.ofDays(30);

    private static final int DIGEST = 32;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Forms forms;
    private final Approach approach;
    private final Consents consents;
    private final ConsentsElsewhere elsewhere;
    private final Evidence evidence;

    Imports(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Forms forms,
            Approach approach,
            Consents consents,
            ConsentsElsewhere elsewhere,
            Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.forms = forms;
        this.approach = approach;
        this.consents = consents;
        this.elsewhere = elsewhere;
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
                Optional.ofNullable(row.getObject("taken_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("until", LocalDate.class));
    }

    /** Looks at a list and asks a colleague to read it in. */
    UUID ask(String controller, String host, Lines in, Actor.Staff asks) throws IOException, Unreadable {
        var id = UUID.randomUUID();
        var digests = new ByteArrayOutputStream();
        db.sql("""
                        insert into advertising_import (id, controller, host, digests, asked_by, asked_role, asked_at, until)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, controller, host, new byte[0], asks.dossier(), asks.role(), OffsetDateTime.now(clock))
                // Until it was looked at it is none.
                .param(Date.valueOf(statements.today(controller).minusDays(1)))
                .update();
        try {
            var counted = reading(controller, (_, digest, good, faults) -> {
                        digests.writeBytes(digest);
                        keep(id, faults);
                        return good.entrySet().stream()
                                .map(each -> elsewhere.wouldTakeIn(
                                        controller,
                                        each.getKey(),
                                        each.getValue().stream()
                                                .map(one -> elsewhere(one, 0))
                                                .toList()))
                                .reduce(new TakenIn(0, 0, 0), Imports::plus);
                    })
                    .run(in);
            transaction.executeWithoutResult(_ -> {
                count(id, counted);
                db.sql("update advertising_import set digests = ?, until = ? where id = ?")
                        .params(digests.toByteArray(), day(controller, TERM), id)
                        .update();
                record(controller, Deed.IMPORT_ASKED, asks, counted);
            });
            return id;
        } catch (IOException | Unreadable | RuntimeException failed) {
            remove(id);
            throw failed;
        }
    }

    /**
     * Reads in the list that was looked at, part by part: where it is broken off, the same list goes on from there.
     *
     * @throws OwnImport when it is the one who asked
     * @throws OtherList when it is not that list
     */
    void take(String controller, UUID id, Lines in, Actor.Staff approves) throws IOException, Unreadable {
        var asked = find(controller, id);
        if (asked.asks().dossier().equals(approves.dossier())) {
            throw new OwnImport();
        }
        var digests = db.sql("select digests from advertising_import where id = ?")
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .single();
        var counted = reading(controller, (number, digest, good, _) -> {
                    var before = Arrays.copyOfRange(
                            digests,
                            Math.min(number * DIGEST, digests.length),
                            Math.min((number + 1) * DIGEST, digests.length));
                    if (!Arrays.equals(before, digest)) {
                        throw new OtherList();
                    }
                    return transaction.execute(_ -> {
                        lock(id);
                        return take(controller, asked.host(), good, approves);
                    });
                })
                .run(in);
        transaction.executeWithoutResult(_ -> {
            lock(id);
            count(id, counted);
            db.sql("update advertising_import set taken_at = ?, until = ? where id = ?")
                    .params(OffsetDateTime.now(clock), day(controller, KEPT), id)
                    .update();
            record(controller, Deed.IMPORT_TAKEN, approves, counted);
        });
    }

    /** Of two who bring it at once one finds it taken. */
    private void lock(UUID id) {
        db.sql("select id from advertising_import where id = ? and taken_at is null for update")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(Missing::new);
    }

    private TakenIn take(String controller, String host, Map<Channel, List<Checked.Good>> good, Actor.Staff approves) {
        var all = new ArrayList<TakenIn>();
        good.forEach((channel, lines) -> {
            var given = lines.stream()
                    .map(one -> elsewhere(one, consents.remember(shown(controller, one))))
                    .toList();
            all.add(elsewhere.takeIn(controller, host, channel, given, approves));
        });
        return all.stream().reduce(new TakenIn(0, 0, 0), Imports::plus);
    }

    private static Elsewhere elsewhere(Checked.Good one, int shown) {
        return new Elsewhere(one.content(), shown, one.givenAt(), one.language());
    }

    /** Under the version of the statement that bound when it was given, or the oldest one. */
    private Shown shown(String controller, Checked.Good one) {
        var on = LocalDate.ofInstant(
                one.givenAt(), statements.current(controller).zone());
        var versions =
                statements.versions(controller).keySet().stream().sorted().toList();
        var version = versions.stream()
                .filter(each -> !each.isAfter(on))
                .reduce((_, later) -> later)
                .orElse(versions.getFirst());
        return new Shown(controller, Purpose.ADVERTISING, Shown.ELSEWHERE, one.language(), version, one.text());
    }

    private ImportReading reading(String controller, ImportReading.Taking taking) {
        return new ImportReading(new LineCheck(forms, approach, statements.current(controller), clock), taking);
    }

    private static TakenIn plus(TakenIn one, TakenIn other) {
        return new TakenIn(
                one.taken() + other.taken(), one.suppressed() + other.suppressed(), one.known() + other.known());
    }

    private void keep(UUID id, List<Fault> faults) {
        db.sql("insert into advertising_fault (import, line, reason) select ?, * from unnest(?::int[], ?::text[])")
                .param(id)
                .param(faults.stream().map(Fault::line).toArray(Integer[]::new))
                .param(faults.stream().map(Fault::reason).toArray(String[]::new))
                .update();
    }

    private void count(UUID id, Counted counted) {
        db.sql("update advertising_import set lines = ?, taken = ?, suppressed = ?, known = ?, bad = ? where id = ?")
                .params(counted.lines(), counted.taken(), counted.suppressed(), counted.known(), counted.bad(), id)
                .update();
    }

    private void record(String controller, Deed deed, Actor.Staff actor, Counted counted) {
        var detail = "%d of %d".formatted(counted.taken(), counted.lines());
        evidence.record(new Entry(controller, deed, Purpose.ADVERTISING.id(), actor, null, actor.dossier(), detail));
    }

    /** By whoever may agree, or by who asked. */
    void refuse(String controller, UUID id, Actor.Staff actor) {
        transaction.executeWithoutResult(_ -> {
            var asked = find(controller, id);
            lock(id);
            record(controller, Deed.IMPORT_REFUSED, actor, asked.counted());
            remove(id);
        });
    }

    private void remove(UUID id) {
        db.sql("delete from advertising_import where id = ?").param(id).update();
    }

    /** What nobody agreed to in time, and what was taken long ago. */
    public void forgetOld() {
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
