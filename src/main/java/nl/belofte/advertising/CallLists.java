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
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.permission.Permissions;
import nl.belofte.permission.Reachable;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists of people who may be called. A list holds ids, and is no permission: who is shown is asked again at that moment, and who
 * may be called no more goes from it.
 */
@Component
@Serves({"ADV-2", "ADV-3", "ADV-4"})
public class CallLists {

    static final int MOST = 1_000;

    /** In which a campaign is over; who said yes long ago is called from a newer list. */
    private static final Period TERM = Period.ofDays(14);

    /** Who does not answer that often is left alone. */
    private static final int TRIES = 3;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Reachable reachable;
    private final Permissions permissions;
    private final Dossiers dossiers;

    CallLists(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Reachable reachable,
            Permissions permissions,
            Dossiers dossiers) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.reachable = reachable;
        this.permissions = permissions;
        this.dossiers = dossiers;
    }

    /**
     * @param left who is to be called still, as far as is known
     * @param until the last day on which it can be used
     */
    record CallList(UUID id, String title, OffsetDateTime madeAt, LocalDate until, int planned, int done, int left) {}

    /** Those of a controller, the newest first. */
    List<CallList> list(String controller) {
        return db.sql("""
                        select l.*, (select count(*) from listed r where r.list = l.id) as remaining
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
     * Of those who may be called at this moment, as many as are wanted, who stand on no other list: nobody is called twice.
     *
     * @return empty where there is nobody
     */
    Optional<UUID> make(String controller, String title, int atMost, Actor.Staff actor) {
        return transaction.execute(_ -> {
            // Who makes two at once waits for himself.
            db.sql("select pg_advisory_xact_lock(hashtext(?))")
                    .param("call list " + controller)
                    .query((row, _) -> "")
                    .single();
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
                          select from listed r join advertising_list l on l.id = r.list
                          where r.dossier = a.asked and l.kind = 'calls' and l.until >= ?)""")
                .params(ids(dossiers), today(controller))
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }

    /** The next ones who may be called at this very moment, opened for who calls; who may no more goes from the list. */
    List<Dossier> next(CallList list, String controller, int atMost, Actor.Staff actor) {
        var shown = new ArrayList<DossierId>();
        var gone = new ArrayList<DossierId>();
        for (var page = waiting(list, 0); !page.isEmpty() && shown.size() < atMost; ) {
            var still = reachable.still(controller, Channel.PHONE, page);
            for (var each : page) {
                if (!still.contains(each)) {
                    gone.add(each);
                } else if (shown.size() < atMost) {
                    shown.add(each);
                }
            }
            page = waiting(list, shown.size() + gone.size());
        }
        remove(list, gone);
        var read = dossiers.read(shown, new Use(Purpose.ADVERTISING, actor));
        return shown.stream()
                .flatMap(id -> read.stream().filter(each -> each.id().equals(id)))
                .toList();
    }

    private List<DossierId> waiting(CallList list, int from) {
        return db.sql(
                        "select dossier from listed where list = ? order by tried_at nulls first, dossier offset ? limit 50")
                .params(list.id(), from)
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }

    private void remove(CallList list, Collection<DossierId> gone) {
        if (!gone.isEmpty()) {
            db.sql("delete from listed where list = ? and dossier = any (?::uuid[])")
                    .params(list.id(), ids(gone))
                    .update();
        }
    }

    /** How a call ended. */
    enum Ended {
        SPOKEN,
        NO_ANSWER,
        SAID_NO
    }

    /**
     * What was said at once counts: a no before anything else is done with it.
     *
     * @throws Missing when nobody of that list is called by it any more
     */
    void ended(CallList list, DossierId dossier, Ended how, Actor.Staff actor) {
        var person = db.sql("""
                        select d.person from listed r join dossier d on d.id = r.dossier
                        where r.list = ? and r.dossier = ? and d.person is not null""")
                .params(list.id(), dossier.value())
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(Missing::new);
        if (how == Ended.SAID_NO) {
            try {
                permissions.stop(person, Channel.PHONE, actor);
            } catch (NotPermitted gone) {
                throw new Missing();
            }
        }
        transaction.executeWithoutResult(_ -> {
            if (how == Ended.NO_ANSWER) {
                db.sql("update listed set tries = tries + 1, tried_at = ? where list = ? and dossier = ?")
                        .params(OffsetDateTime.now(clock), list.id(), dossier.value())
                        .update();
                db.sql("delete from listed where list = ? and dossier = ? and tries >= ?")
                        .params(list.id(), dossier.value(), TRIES)
                        .update();
            } else {
                remove(list, List.of(dossier));
                // Who said no is in no figure but that of those who are left.
                db.sql("update advertising_list set done = done + ? where id = ?")
                        .params(how == Ended.SPOKEN ? 1 : 0, list.id())
                        .update();
            }
        });
    }

    void end(CallList list) {
        db.sql(
                        "with list as (delete from advertising_list where id = ? returning id) delete from listed where list in (select id from list)")
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
        // Also of lists that went with whoever made them.
        db.sql("delete from listed r where not exists (select from advertising_list l where l.id = r.list)")
                .update();
    }

    private static String[] ids(Collection<DossierId> dossiers) {
        return dossiers.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    private Date today(String controller) {
        return Date.valueOf(statements.today(controller));
    }
}
