package nl.belofte.advertising;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.disclosure.JointDisclosures;
import nl.belofte.disclosure.JointDisclosures.Joint;
import nl.belofte.disclosure.Outcome;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.permission.Reachable;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People to whom a network shows an offer, because they said yes to that. One makes an audience, another hands it over: part by part
 * through the gate, each person asked again at that moment and while the part is on its way. What is handed over is hashed, and what
 * becomes of somebody later the network is told by a reference.
 */
@Component
@Serves({"ADV-2", "ADV-3"})
class Audiences {

    /** One is handed over soon or not at all. */
    private static final Period TERM = Period.ofDays(7);

    /** As many as one recipient answers for within the patience of the outlet, and as can be locked at once. */
    private static final int PART = 500;

    private static final Set<Category> GIVEN = Set.of(Category.EMAIL, Category.PHONE);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Reachable reachable;
    private final JointDisclosures disclosures;

    Audiences(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Reachable reachable,
            JointDisclosures disclosures) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.reachable = reachable;
        this.disclosures = disclosures;
    }

    /**
     * @param planned how many could be approached when it was made
     * @param handed how many were handed over
     * @param left who is not handed over yet
     * @param until the last day on which it is there
     */
    record Audience(
            UUID id,
            String title,
            String recipient,
            UUID madeBy,
            Instant madeAt,
            LocalDate until,
            int planned,
            int handed,
            int left,
            Optional<Instant> handedAt) {

        boolean isOf(SignedIn who) {
            return madeBy.equals(who.dossier().value());
        }
    }

    /** Who makes one is not who hands it over. */
    static final class OwnAudience extends RuntimeException {}

    /** The newest first. */
    List<Audience> list(String controller) {
        return db.sql("""
                        select l.*, (select count(*) from listed r where r.list = l.id) as remaining
                        from advertising_list l where l.controller = ? and l.kind = 'audience' and l.until >= ?
                        order by l.made_at desc, l.id""")
                .params(controller, Date.valueOf(statements.today(controller)))
                .query((row, _) -> found(row))
                .list();
    }

    /** @throws Missing when there is none at this controller, or its term is over */
    Audience find(String controller, UUID id) {
        return list(controller).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(Missing::new);
    }

    private static Audience found(ResultSet row) throws SQLException {
        return new Audience(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("recipient"),
                row.getObject("made_by", UUID.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", LocalDate.class),
                row.getInt("planned"),
                row.getInt("done"),
                row.getInt("remaining"),
                Optional.ofNullable(row.getObject("handed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    /** To whom the statement lets an audience go. */
    List<String> recipients(String controller) {
        return disclosures.recipients(controller, Purpose.ADVERTISING);
    }

    /**
     * Of all who may be approached by it at this moment.
     *
     * @return empty where there is nobody
     */
    Optional<UUID> make(String controller, String title, String recipient, Actor.Staff actor) {
        return transaction.execute(status -> {
            var id = UUID.randomUUID();
            db.sql("""
                            insert into advertising_list
                              (id, controller, kind, title, recipient, made_by, made_role, made_at, until, planned)
                            values (?, ?, 'audience', ?, ?, ?, ?, ?, ?, 0)""")
                    .params(id, controller, title, recipient, actor.dossier(), actor.role())
                    .params(
                            OffsetDateTime.now(clock),
                            Date.valueOf(statements.today(controller).plus(TERM)))
                    .update();
            int planned = 0;
            var after = Optional.<DossierId>empty();
            for (var page = page(controller, after); !page.isEmpty(); page = page(controller, after)) {
                planned += add(id, reachable.still(controller, Channel.SOCIAL, page));
                after = Optional.of(page.getLast());
            }
            if (planned == 0) {
                status.setRollbackOnly();
                return Optional.<UUID>empty();
            }
            db.sql("update advertising_list set planned = ? where id = ?")
                    .params(planned, id)
                    .update();
            return Optional.of(id);
        });
    }

    private List<DossierId> page(String controller, Optional<DossierId> after) {
        return reachable.page(controller, Channel.SOCIAL, Optional.empty(), after, PART).stream()
                .map(Reachable.One::dossier)
                .toList();
    }

    private int add(UUID list, Set<DossierId> dossiers) {
        return db.sql("""
                        insert into listed (list, dossier)
                        select ?, d.id from dossier d where d.id = any (?::uuid[]) and d.person is not null
                        order by d.id for key share""").params(list, ids(dossiers)).update();
    }

    /**
     * Part by part; where it is broken off it goes on from there, with who is left.
     *
     * @return what became of the last part; empty where nobody is left who may be approached
     * @throws OwnAudience when it is the one who made it
     * @throws nl.belofte.disclosure.NotDisclosed when the gate does not let it through
     */
    Optional<Outcome> handOver(String controller, UUID id, Actor.Staff actor) {
        var audience = find(controller, id);
        if (audience.madeBy().equals(actor.dossier())) {
            throw new OwnAudience();
        }
        var last = Optional.<Outcome>empty();
        for (var part = part(id); !part.isEmpty(); part = part(id)) {
            var joint = handOver(audience, controller, part, actor);
            if (joint.sent() > 0) {
                last = Optional.of(joint.outcome());
            }
            if (joint.sent() > 0 && joint.outcome() != Outcome.DELIVERED) {
                return last;
            }
        }
        db.sql("update advertising_list set handed_at = ? where id = ? and handed_at is null")
                .params(OffsetDateTime.now(clock), id)
                .update();
        return last;
    }

    private List<DossierId> part(UUID list) {
        return db.sql("select dossier from listed where list = ? order by dossier limit ?")
                .params(list, PART)
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Who may be approached no more goes from the list here; the others when it is sure that they left, or may have. */
    private Joint handOver(Audience audience, String controller, List<DossierId> part, Actor.Staff actor) {
        var joint = new Joint[] {new Joint(Outcome.NOT_LEFT, 0)};
        var file = new AudienceFile(controller, audience.madeAt(), clock.instant());
        reachable.reach(
                controller,
                Channel.SOCIAL,
                part,
                still -> joint[0] = disclosures.disclose(
                        controller,
                        still,
                        audience.recipient(),
                        GIVEN,
                        Purpose.ADVERTISING,
                        actor,
                        "audience",
                        file::of));
        boolean nothingLeft = joint[0].sent() > 0 && joint[0].outcome() == Outcome.NOT_LEFT;
        if (!nothingLeft) {
            transaction.executeWithoutResult(_ -> {
                db.sql("delete from listed where list = ? and dossier = any (?::uuid[])")
                        .params(audience.id(), ids(part))
                        .update();
                db.sql("update advertising_list set done = done + ? where id = ?")
                        .params(joint[0].sent(), audience.id())
                        .update();
            });
        }
        return joint[0];
    }

    void end(Audience audience) {
        db.sql(
                        "with list as (delete from advertising_list where id = ? returning id) delete from listed where list in (select id from list)")
                .param(audience.id())
                .update();
    }

    private static String[] ids(Collection<DossierId> dossiers) {
        return dossiers.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }
}
