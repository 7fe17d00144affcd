package nl.belofte.dossier;

import java.sql.Date;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger.Meanwhile;
import nl.belofte.ledger.No;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does again what a restored database forgot that it was told. What it knows already is left as it is, so that after a start
 * as always nothing is done and nothing recorded.
 */
final class Replay {

    private static final Actor ACTOR = new Actor.Platform("ledger");
    private static final int BATCH = 1_000;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Declarations declarations;
    private final Erasure erasure;
    private final Evidence evidence;

    Replay(
            JdbcClient db,
            TransactionTemplate transaction,
            Declarations declarations,
            Erasure erasure,
            Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.declarations = declarations;
        this.erasure = erasure;
        this.evidence = evidence;
    }

    /** Of each dossier what counted in the end: whether it is gone, what started its clock, whether it is restricted or held. */
    void run(List<No> noes, Meanwhile meanwhile) {
        Set<DossierId> erased = new LinkedHashSet<>();
        Map<UUID, No> clock = new LinkedHashMap<>();
        Map<UUID, No> restriction = new LinkedHashMap<>();
        Map<UUID, No> hold = new LinkedHashMap<>();
        Map<String, No> objection = new LinkedHashMap<>();
        for (var no : noes) {
            switch (no.kind()) {
                case ERASED -> erased.add(new DossierId(no.id()));
                case ENDED, REOPENED -> clock.put(no.id(), no);
                case RESTRICTED, LIFTED -> restriction.put(no.id(), no);
                case HELD, RELEASED -> hold.put(no.id(), no);
                case OBJECTED, OBJECTION_LIFTED -> objection.put(no.id() + " " + no.word(), no);
                case SUPPRESSED,
                        SUPPRESSION_LIFTED -> {} // No dossier is left of these: who has the registry does them.
            }
        }
        erase(List.copyOf(erased), meanwhile);
        clock.values().forEach(no -> unlessTold(no, meanwhile, this::startClock));
        restriction.values().forEach(no -> unlessTold(no, meanwhile, this::restrict));
        hold.values().forEach(no -> unlessTold(no, meanwhile, this::hold));
        objection.values().forEach(no -> transaction.executeWithoutResult(_ -> object(no, meanwhile)));
    }

    private void erase(List<DossierId> erased, Meanwhile meanwhile) {
        for (int from = 0; from < erased.size(); from += BATCH) {
            var batch = erased.subList(from, Math.min(erased.size(), from + BATCH));
            transaction.executeWithoutResult(_ -> {
                // Another node may be at it, and fail: then it strikes out what it wrote, and somebody may keep it.
                lock(batch);
                var told = meanwhile.erased();
                var some = batch.stream()
                        .filter(dossier -> told.contains(dossier.value()))
                        .toList();
                var ids = Erasure.array(some.stream().map(DossierId::value).toList());
                // It was erased, so whatever kept it had ended by then.
                db.sql("delete from restriction where dossier = any (?::uuid[])")
                        .param(ids)
                        .update();
                db.sql("delete from legal_hold where dossier = any (?::uuid[])")
                        .param(ids)
                        .update();
                db.sql("update dossier set kept_on = null where id = any (?::uuid[]) and kept_on is not null")
                        .param(ids)
                        .update();
                erasure.erase(some, ACTOR, "restored after it was erased");
            });
        }
    }

    private void lock(List<DossierId> dossiers) {
        db.sql("select id from dossier where id = any (?::uuid[]) order by id for update")
                .param(Erasure.array(dossiers.stream().map(DossierId::value).toList()))
                .query(UUID.class)
                .list();
    }

    /** Who does something with a dossier tells the ledger while it is locked, so behind the lock it is known who was last. */
    private void unlessTold(No no, Meanwhile meanwhile, Consumer<No> deed) {
        transaction.executeWithoutResult(_ -> {
            lock(List.of(new DossierId(no.id())));
            if (!meanwhile.isTold(no.id())) {
                deed.accept(no);
            }
        });
    }

    private void startClock(No no) {
        boolean ended = no.kind() == No.Kind.ENDED;
        changed(
                no,
                ended ? Step.END : Step.REOPEN,
                no.word(),
                db.sql("""
                                update dossier set event = ?, event_on = ?
                                where id = ? and person is not null and (event, event_on) is distinct from (?, ?)
                                returning declaration, person""")
                        .param(ended ? no.word() : null)
                        .param(ended ? day(no.on()) : null)
                        .param(no.id())
                        .param(ended ? no.word() : null)
                        .param(ended ? day(no.on()) : null));
    }

    private void restrict(No no) {
        if (no.kind() == No.Kind.RESTRICTED) {
            if (putRestriction(no) > 0) {
                kept(no, Step.RESTRICT, no.word());
            }
        } else if (db.sql("delete from restriction where dossier = ?")
                        .param(no.id())
                        .update()
                > 0) {
            kept(no, Step.LIFT, "");
        }
    }

    /** Of one from before the ledger told the ground, that is what the database takes for it. */
    private int putRestriction(No no) {
        var ground = RestrictionGround.find(no.word());
        return db.sql("""
                        insert into restriction (dossier, ground, restricted_on)
                        select id, ?, ? from dossier where id = ? and person is not null
                        on conflict (dossier) do update set ground = excluded.ground, restricted_on = excluded.restricted_on
                          where ? and restriction.ground <> excluded.ground""")
                .params(ground.orElse(RestrictionGround.CLAIM).id(), day(no.on()), no.id(), ground.isPresent())
                .update();
    }

    private void hold(No no) {
        if (no.kind() == No.Kind.HELD) {
            var hold = Hold.of(no.word());
            if (put(no.id(), hold) > 0) {
                kept(no, Step.HOLD, hold.reason().id());
            }
        } else if (db.sql("delete from legal_hold where dossier = ?")
                        .param(no.id())
                        .update()
                > 0) {
            kept(no, Step.RELEASE, "");
        }
    }

    private int put(UUID dossier, Hold hold) {
        return db.sql("""
                        insert into legal_hold (dossier, reason, asked_by, approved_by)
                        select id, ?, ?, ? from dossier where id = ? and person is not null
                        on conflict (dossier) do update
                          set reason = excluded.reason, asked_by = excluded.asked_by, approved_by = excluded.approved_by
                          where (legal_hold.reason, legal_hold.asked_by, legal_hold.approved_by)
                            is distinct from (excluded.reason, excluded.asked_by, excluded.approved_by)""")
                .params(hold.reason().id(), hold.askedBy(), hold.approvedBy(), dossier)
                .update();
    }

    /** What keeps it changed, and its own row says so. */
    private void kept(No no, Step step, String detail) {
        changed(
                no,
                step,
                detail,
                db.sql(Keeping.KEEP + " returning declaration, person").params(day(no.on()), no.id()));
    }

    private void changed(No no, Step step, String detail, JdbcClient.StatementSpec update) {
        update.query((row, _) -> {
                    var declared = declarations.get(row.getInt(1));
                    return new Entry(
                            declared.controller(),
                            step.leaves,
                            declared.purpose().id(),
                            ACTOR,
                            row.getObject(2, UUID.class),
                            no.id(),
                            detail);
                })
                .list()
                .forEach(evidence::record);
    }

    private void object(No no, Meanwhile meanwhile) {
        var controller = db.sql("select controller from person where id = ? for no key update")
                .param(no.id())
                .query(String.class)
                .optional();
        if (controller.isEmpty() || meanwhile.isTold(no.id())) {
            return;
        }
        if (no.kind() == No.Kind.OBJECTION_LIFTED) {
            db.sql("delete from objection where person = ? and purpose = ?")
                    .params(no.id(), no.word())
                    .update();
        } else if (db.sql("""
                                insert into objection (person, purpose, objected_on) values (?, ?, ?)
                                on conflict do nothing""").params(no.id(), no.word(), day(no.on())).update() > 0) {
            evidence.record(new Entry(controller.get(), Deed.OBJECTED, no.word(), ACTOR, no.id(), null, ""));
        }
    }

    private static Date day(LocalDate day) {
        return Date.valueOf(day);
    }
}
