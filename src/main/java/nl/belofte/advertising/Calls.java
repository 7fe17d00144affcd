package nl.belofte.advertising;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.advertising.CallLists.CallList;
import nl.belofte.database.Turns;
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
import nl.belofte.web.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who calls whom from a list, and how it ended. Who is shown is asked again at that moment, and who may be called no more goes from
 * the list; whom a colleague has before him is shown to nobody else.
 */
@Component
@Serves({"ADV-2", "ADV-3", "ADV-4"})
class Calls {

    /** Who does not answer that often is left alone. */
    private static final int TRIES = 3;

    /** A long call; who is before somebody is not before a colleague as well. */
    private static final Duration HELD = Duration.ofMinutes(15);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Reachable reachable;
    private final Permissions permissions;
    private final Dossiers dossiers;

    Calls(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Reachable reachable,
            Permissions permissions,
            Dossiers dossiers) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.reachable = reachable;
        this.permissions = permissions;
        this.dossiers = dossiers;
    }

    /** How many a colleague has before him at this moment. */
    int heldByOthers(CallList list, Actor.Staff actor) {
        return db.sql(
                        "select count(*) from listed where list = ? and ended is null and held_until > ? and held_by <> ?")
                .params(list.id(), OffsetDateTime.now(clock), actor.dossier())
                .query(Integer.class)
                .single();
    }

    /**
     * The next ones who may be called at this very moment, opened for who calls; who may no more goes from the list. For a while no
     * colleague gets them.
     */
    List<Dossier> next(CallList list, String controller, int atMost, Actor.Staff actor) {
        var shown = Objects.requireNonNull(transaction.execute(_ -> {
            // Two who ask at once get others.
            Turns.take(db, "calls of " + list.id());
            var chosen = choose(list, controller, atMost, actor);
            db.sql("""
                            update listed set held_by = ?, held_until = ? where list = ? and dossier = any (?::uuid[])""")
                    .params(actor.dossier(), OffsetDateTime.now(clock).plus(HELD), list.id(), CallLists.ids(chosen))
                    .update();
            return chosen;
        }));
        var read = dossiers.read(shown, new Use(Purpose.ADVERTISING, actor));
        return shown.stream()
                .flatMap(id -> read.stream().filter(each -> each.id().equals(id)))
                .toList();
    }

    private List<DossierId> choose(CallList list, String controller, int atMost, Actor.Staff actor) {
        var shown = new ArrayList<DossierId>();
        var gone = new ArrayList<DossierId>();
        for (var page = waiting(list, actor, 0); !page.isEmpty() && shown.size() < atMost; ) {
            var still = reachable.still(controller, Channel.PHONE, page);
            for (var each : page) {
                if (!still.contains(each)) {
                    gone.add(each);
                } else if (shown.size() < atMost) {
                    shown.add(each);
                }
            }
            page = waiting(list, actor, shown.size() + gone.size());
        }
        remove(list, gone);
        return shown;
    }

    /** First those whom he has before him already. */
    private List<DossierId> waiting(CallList list, Actor.Staff actor, int from) {
        return db.sql("""
                        select dossier from listed
                        where list = :list and ended is null
                          and (held_until is null or held_until <= :now or held_by = :who)
                        order by coalesce(held_until > :now, false) desc, tried_at nulls first, dossier offset :from limit 50""")
                .param("list", list.id())
                .param("now", OffsetDateTime.now(clock))
                .param("who", actor.dossier())
                .param("from", from)
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }

    private void remove(CallList list, Collection<DossierId> gone) {
        if (!gone.isEmpty()) {
            db.sql("delete from listed where list = ? and dossier = any (?::uuid[])")
                    .params(list.id(), CallLists.ids(gone))
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
                        where r.list = ? and r.dossier = ? and r.ended is null and d.person is not null""")
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
            // Who said no is in no figure but that of those who are left.
            remove(list, List.of(dossier));
            return;
        }
        transaction.executeWithoutResult(_ -> {
            int noted = db.sql("""
                            update listed set tries = tries + 1, tried_at = ?, called_by = ?, held_until = null,
                              ended = case when ? then 'spoken' when tries + 1 >= ? then 'not-reached' end
                            where list = ? and dossier = ? and ended is null""")
                    .params(OffsetDateTime.now(clock), actor.dossier(), how == Ended.SPOKEN, TRIES)
                    .params(list.id(), dossier.value())
                    .update();
            if (how == Ended.SPOKEN) {
                count(list, noted);
            }
        });
    }

    private void count(CallList list, int spoken) {
        db.sql("update advertising_list set done = done + ? where id = ?")
                .params(spoken, list.id())
                .update();
    }

    /** Whom he called last by this list, where how that ended can be taken back: a no cannot. */
    Optional<DossierId> last(CallList list, Actor.Staff actor) {
        return db.sql("""
                        select dossier from listed where list = ? and called_by = ? order by tried_at desc limit 1""")
                .params(list.id(), actor.dossier())
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .optional();
    }

    /**
     * Takes back how a call ended, for who noted it: that person is before him again.
     *
     * @throws Missing when there is nothing of his to take back
     */
    void undo(CallList list, DossierId dossier, Actor.Staff actor) {
        transaction.executeWithoutResult(_ -> {
            var was = db.sql("""
                            select coalesce(ended, '') from listed
                            where list = ? and dossier = ? and called_by = ? for update""")
                    .params(list.id(), dossier.value(), actor.dossier())
                    .query(String.class)
                    .optional()
                    .orElseThrow(Missing::new);
            db.sql("""
                            update listed set ended = null, tries = tries - 1, called_by = null, held_by = ?, held_until = ?,
                              tried_at = case when tries > 1 then tried_at end
                            where list = ? and dossier = ?""")
                    .params(actor.dossier(), OffsetDateTime.now(clock).plus(HELD), list.id(), dossier.value())
                    .update();
            count(list, was.equals("spoken") ? -1 : 0);
        });
    }
}
