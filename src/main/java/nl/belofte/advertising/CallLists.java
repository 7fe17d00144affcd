package nl.belofte.advertising;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.database.Turns;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.permission.Reachable;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists of people who may be called. A list holds ids, and is no permission: see {@link Calls}. */
@Component
@Serves({"ADV-2", "ADV-3", "ADV-4"})
public class CallLists {

    static final int MOST = 1_000;

    /** In which a campaign is over; who said yes long ago is called from a newer list. */
    private static final Period TERM = Period.ofDays(14);

    /** In which nobody is called again, by whatever list. */
    private static final Period REST = Period.ofMonths(1);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Reachable reachable;

    CallLists(JdbcClient db, TransactionTemplate transaction, Clock clock, Statements statements, Reachable reachable) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.reachable = reachable;
    }

    /**
     * @param left who is to be called still, as far as is known
     * @param until the last day on which it can be used
     */
    record CallList(UUID id, String title, OffsetDateTime madeAt, LocalDate until, int planned, int done, int left) {}

    /** Those of a controller, the newest first. */
    List<CallList> list(String controller) {
        return db.sql("""
                        select l.*, (select count(*) from listed r where r.list = l.id and r.ended is null) as remaining
                        from advertising_list l where l.controller = ? and l.kind = 'calls' and l.until >= ?
                        order by l.made_at desc, l.id""")
                .params(controller, today(controller))
                .query((row, _) -> found(row))
                .list();
    }

    /** @throws Missing when there is none at this controller, or its term is over */
    CallList find(String controller, UUID id) {
        return list(controller).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(Missing::new);
    }

    private static CallList found(ResultSet row) throws SQLException {
        return new CallList(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getObject("made_at", OffsetDateTime.class),
                row.getObject("until", LocalDate.class),
                row.getInt("planned"),
                row.getInt("done"),
                row.getInt("remaining"));
    }

    /**
     * Of those who may be called at this moment, as many as are wanted, who stand on no other list and were not called in the last
     * month: nobody is called twice.
     *
     * @return empty where there is nobody
     */
    Optional<UUID> make(String controller, String title, int atMost, Actor.Staff actor) {
        return transaction.execute(_ -> {
            // Who makes two at once waits for himself.
            Turns.take(db, "call list " + controller);
            var chosen = chosen(controller, atMost);
            if (chosen.isEmpty()) {
                return Optional.<UUID>empty();
            }
            var id = UUID.randomUUID();
            db.sql("""
                            insert into advertising_list (id, controller, kind, title, made_by, made_role, made_at, until, planned)
                            values (?, ?, 'calls', ?, ?, ?, ?, ?, ?)""")
                    .params(id, controller, title, actor.dossier(), actor.role(), OffsetDateTime.now(clock))
                    .params(Date.valueOf(statements.today(controller).plus(TERM)), chosen.size())
                    .update();
            db.sql("""
                            insert into listed (list, dossier)
                            select ?, d.id from dossier d where d.id = any (?::uuid[]) and d.person is not null
                            order by d.id for key share""").params(id, ids(chosen)).update();
            return Optional.of(id);
        });
    }

    private List<DossierId> chosen(String controller, int atMost) {
        var chosen = new ArrayList<DossierId>();
        var after = Optional.<DossierId>empty();
        while (chosen.size() < atMost) {
            var page = reachable.page(controller, Channel.PHONE, Optional.empty(), after, MOST);
            var open = notListed(
                    controller, page.stream().map(Reachable.One::dossier).toList());
            reachable.still(controller, Channel.PHONE, open).stream()
                    .limit(atMost - chosen.size())
                    .forEach(chosen::add);
            if (page.size() < MOST) {
                break;
            }
            after = Optional.of(page.getLast().dossier());
        }
        return chosen;
    }

    private List<DossierId> notListed(String controller, Collection<DossierId> dossiers) {
        return db.sql("""
                        select asked from unnest(?::uuid[]) a (asked) where not exists (
                          select from listed r left join advertising_list l on l.id = r.list
                          where r.dossier = a.asked
                            and (r.ended is not null and r.tried_at > ?
                              or r.ended is null and l.kind = 'calls' and l.until >= ?))""")
                .params(ids(dossiers), monthAgo(), today(controller))
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }

    /** How many may be called and are left alone, for they were called in the last month. */
    int resting(String controller) {
        return db.sql("""
                        select count(distinct r.dossier) from listed r join permission p on p.dossier = r.dossier
                        where p.controller = ? and r.ended is not null and r.tried_at > ?""").params(controller, monthAgo()).query(Integer.class).single();
    }

    void end(CallList list) {
        db.sql(
                        "with list as (delete from advertising_list where id = ? returning id) delete from listed where list in (select id from list) and ended is null")
                .param(list.id())
                .update();
    }

    /** Behind the sweep: what is past its day is shown to nobody any more, and this erases it. Of audiences too. */
    public void forgetOld() {
        statements
                .controllers()
                .forEach(controller -> db.sql("delete from advertising_list where controller = ? and until < ?")
                        .params(controller, today(controller))
                        .update());
        // Also of lists that went with whoever made them. Who was called is left alone for a month, and so known for
        // that long.
        db.sql("""
                        delete from listed r where not exists (select from advertising_list l where l.id = r.list)
                          and (ended is null or tried_at <= ?)""").param(monthAgo()).update();
    }

    private OffsetDateTime monthAgo() {
        return OffsetDateTime.now(clock).minus(REST);
    }

    static String[] ids(Collection<DossierId> dossiers) {
        return dossiers.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    private Date today(String controller) {
        return Date.valueOf(statements.today(controller));
    }
}
