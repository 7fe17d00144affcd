package nl.belofte.dossier;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.No;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps a dossier whatever its term says: its person restricts it, or two of the staff hold it. */
final class Keeping {

    /** Marks in its own row whether something keeps it, where the sweep sees it whatever else happens at that moment. */
    static final String KEEP = """
            update dossier d set kept_on = case when exists (select from restriction where dossier = d.id)
              or exists (select from legal_hold where dossier = d.id) then coalesce(d.kept_on, ?) end
            where d.id = ?""";

    private static final String ENDED = """
            select r.dossier from restriction r join dossier d on d.id = r.dossier join declaration e on e.id = d.declaration
            where e.controller = ? and r.ends_on <= ? order by r.dossier""";

    private static final String[] UNTIL_DECIDED = Arrays.stream(RestrictionGround.values())
            .filter(RestrictionGround::untilDecided)
            .map(RestrictionGround::id)
            .toArray(String[]::new);

    private final JdbcClient db;
    private final Statements statements;
    private final Stepping stepping;
    private final Refusals refusals;
    private final Erasure erasure;
    private final Evidence evidence;
    private final DossierNews news;

    Keeping(
            JdbcClient db,
            Statements statements,
            Stepping stepping,
            Refusals refusals,
            Erasure erasure,
            Evidence evidence,
            DossierNews news) {
        this.db = db;
        this.statements = statements;
        this.stepping = stepping;
        this.refusals = refusals;
        this.erasure = erasure;
        this.evidence = evidence;
        this.news = news;
    }

    void restrict(DossierId id, RestrictionGround ground, Actor actor) {
        var outside = stepping.take(id, Step.RESTRICT, actor).outside();
        db.sql("insert into restriction (dossier, ground, restricted_on) values (?, ?, ?)")
                .params(id.value(), ground.id(), Date.valueOf(statements.today(outside.controller())))
                .update();
        keep(outside);
        stepping.note(No.Kind.RESTRICTED, outside, ground.id());
        stepping.record(Step.RESTRICT, outside, actor, ground.id());
        news.restricted(id);
    }

    void lift(DossierId id, Actor actor) {
        var outside = stepping.take(id, Step.LIFT, actor).outside();
        refusals.refuseUnlessRights(outside.controller(), actor, outside.person());
        int lifted = db.sql("delete from restriction where dossier = ?")
                .param(id.value())
                .update();
        if (lifted == 0) {
            // Its consent was taken back, and a hold keeps it: nobody restricted it.
            throw new NotPermitted("dossier %s is not restricted".formatted(id));
        }
        keep(outside);
        stepping.note(No.Kind.LIFTED, outside, "");
        stepping.record(Step.LIFT, outside, actor, "");
        news.lifted(id);
        eraseIfWithdrawn(id, actor);
    }

    void liftOn(DossierId id, LocalDate day, Actor.Staff actor) {
        var outside = stepping.take(id, Step.LIFT, actor).outside();
        refusals.refuseUnlessRights(outside.controller(), actor, outside.person());
        int found = day.isAfter(statements.today(outside.controller()))
                ? db.sql("update restriction set ends_on = ? where dossier = ? and ground = any (?)")
                        .params(Date.valueOf(day), id.value(), UNTIL_DECIDED)
                        .update()
                : 0;
        if (found == 0) {
            throw new NotPermitted("the restriction of dossier %s does not end on that day".formatted(id));
        }
    }

    void keepOn(DossierId id, Actor.Staff actor) {
        var outside = stepping.take(id, Step.LIFT, actor).outside();
        refusals.refuseUnlessRights(outside.controller(), actor, outside.person());
        int found = db.sql("update restriction set ends_on = null where dossier = ? and ends_on is not null")
                .param(id.value())
                .update();
        if (found == 0) {
            throw new NotPermitted("the restriction of dossier %s was to end on no day".formatted(id));
        }
    }

    List<DossierId> ended(String controller, LocalDate today) {
        return db.sql(ENDED)
                .params(controller, Date.valueOf(today))
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Its person, or another node, may have lifted it meanwhile; and its person restricted it again. */
    void liftEnded(DossierId id, LocalDate today, Actor actor) {
        db.sql("select id from dossier where id = ? for no key update")
                .param(id.value())
                .query(UUID.class)
                .optional();
        boolean ends = db.sql("select exists (select from restriction where dossier = ? and ends_on <= ?)")
                .params(id.value(), Date.valueOf(today))
                .query(Boolean.class)
                .single();
        if (ends) {
            lift(id, actor);
        }
    }

    void hold(DossierId id, HoldReason reason, Actor.Staff asks, Actor.Staff approves) {
        if (asks.dossier().equals(approves.dossier())) {
            throw new NotPermitted("a hold needs a second person");
        }
        var outside = stepping.take(id, Step.HOLD, asks).outside();
        refusals.refuseOthersBusiness(outside, approves);
        var hold = new Hold(reason, asks.dossier(), approves.dossier());
        db.sql("insert into legal_hold (dossier, reason, asked_by, approved_by) values (?, ?, ?, ?)")
                .params(id.value(), reason.id(), hold.askedBy(), hold.approvedBy())
                .update();
        keep(outside);
        stepping.note(No.Kind.HELD, outside, hold.word());
        stepping.record(Step.HOLD, outside, asks, reason.told() + ", approved by " + approves.id());
    }

    void tellOfHold(DossierId id, Deed deed, HoldReason reason, Actor.Staff actor) {
        var outside = stepping.take(id, Step.HOLD, actor).outside();
        evidence.record(new Entry(
                outside.controller(),
                deed,
                outside.purpose().id(),
                actor,
                outside.person().value(),
                outside.id().value(),
                reason.told()));
    }

    void release(DossierId id, Actor.Staff actor) {
        var outside = stepping.take(id, Step.RELEASE, actor).outside();
        var reason = db.sql("delete from legal_hold where dossier = ? returning reason")
                .param(id.value())
                .query(String.class)
                .single();
        keep(outside);
        stepping.note(No.Kind.RELEASED, outside, "");
        stepping.record(Step.RELEASE, outside, actor, HoldReason.of(reason).told());
        eraseIfWithdrawn(id, actor);
    }

    /** Somebody took the consent back meanwhile, and it was kept for nothing else. */
    private void eraseIfWithdrawn(DossierId id, Actor actor) {
        boolean withdrawn = db.sql("select exists (select from dossier d where d.id = ? and d.kept_on is null and %s)"
                        .formatted(SealedDossier.WITHDRAWN))
                .param(id.value())
                .query(Boolean.class)
                .single();
        if (withdrawn) {
            erasure.erase(List.of(id), actor, "consent withdrawn");
        }
    }

    private void keep(Dossier outside) {
        db.sql(KEEP)
                .params(
                        Date.valueOf(statements.today(outside.controller())),
                        outside.id().value())
                .update();
    }
}
