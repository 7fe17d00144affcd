package nl.belofte.mailing;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.file.Language;
import nl.belofte.mailing.Bundle.Copy;
import nl.belofte.mailing.Mailing.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who has which copies. What is taken is committed before anything is sent, so that nobody else takes it; and whoever has a
 * bundle holds its lock, so that of one who died everybody sees it.
 */
@Component
class Bundles {

    /** The first half of the locks by which a bundle is held; others have halves of their own. */
    static final int LOCK = 0x6d61696c;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Evidence evidence;

    Bundles(JdbcClient db, TransactionTemplate transaction, Clock clock, Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.evidence = evidence;
    }

    /** Copies that nobody has; empty where there are none that may go now. */
    Optional<Bundle> take(Mailing mailing, int atMost) {
        var found = new int[1];
        // How many stands in the text: of a number it does not know yet the database expects a share of all copies,
        // and looks through all of them.
        var copies = db.sql("""
                        with chosen as materialized (
                          select dossier, number from mailing_copy
                          where mailing = :mailing and state = 'waiting' and (due_at is null or due_at <= :now)
                            and exists (select from mailing where id = :mailing and state = :sending)
                          order by number limit %d for update skip locked),
                        placed as (select dossier, row_number() over (order by number) - 1 place from chosen),
                        taken as (insert into mailing_bundle (mailing) select :mailing where exists (select from chosen) returning id)
                        update mailing_copy c set state = 'taken', bundle = taken.id, place = placed.place
                        from placed, taken where c.dossier = placed.dossier and c.mailing = :mailing
                        returning taken.id, c.place, c.dossier, c.language""".formatted(atMost))
                .param("mailing", mailing.id())
                .param("now", OffsetDateTime.now(clock))
                .param("sending", State.SENDING.id())
                .query((row, _) -> {
                    found[0] = row.getInt(1);
                    return Map.entry(
                            row.getInt(2),
                            new Copy(
                                    new DossierId(row.getObject(3, UUID.class)),
                                    Language.of(row.getString(4)).orElseThrow()));
                })
                .list();
        return copies.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bundle(
                        found[0],
                        mailing,
                        copies.stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(Map.Entry::getValue)
                                .toList()));
    }

    /** Until the caller's transaction ends; not when somebody settled it meanwhile. */
    boolean hold(Bundle bundle) {
        db.sql("select pg_advisory_xact_lock(?, ?)")
                .params(LOCK, bundle.id())
                .query((row, _) -> "")
                .single();
        return db.sql("select exists (select from mailing_bundle where id = ?)")
                .param(bundle.id())
                .query(Boolean.class)
                .single();
    }

    /** These went; what else is left of the bundle waits again. In the caller's transaction. */
    void end(Bundle bundle, Collection<DossierId> sent) {
        db.sql("""
                        with taken as (delete from mailing_bundle where id = :bundle)
                        update mailing_copy set bundle = null, place = null,
                          state = case when dossier = any ((select :sent::uuid[])::uuid[]) then 'sent' else 'waiting' end
                        where bundle = :bundle""").param("bundle", bundle.id()).param("sent", ids(sent)).update();
        count(bundle.mailing().id(), sent.size());
    }

    private void count(int mailing, int sent) {
        db.sql("update mailing set sent = sent + ? where id = ?")
                .params(sent, mailing)
                .update();
    }

    /** Settles what was taken by somebody who is no more: what surely went is sent, one may have gone, and the rest waits. */
    void settleOfTheDead() {
        db.sql("select id from mailing_bundle order by id")
                .query(Integer.class)
                .list()
                .forEach(bundle -> transaction.executeWithoutResult(_ -> {
                    boolean dead = db.sql("select pg_try_advisory_xact_lock(?, ?)")
                            .params(LOCK, bundle)
                            .query(Boolean.class)
                            .single();
                    if (dead) {
                        settle(bundle);
                    }
                }));
    }

    private void settle(int bundle) {
        var handing = new HashMap<Integer, Integer>();
        db.sql("select mailing, handing from mailing_bundle where id = ?")
                .param(bundle)
                .query((ResultSet row) -> {
                    handing.put(row.getInt(1), row.getInt(2));
                });
        handing.forEach((mailing, at) -> {
            record(mailing, livingUpTo(bundle, at));
            int sent = db.sql("""
                            with taken as (delete from mailing_bundle where id = :bundle),
                            settled as (
                              update mailing_copy set bundle = null, place = null,
                                state = case when place < :at then 'sent' when place = :at then 'doubtful' else 'waiting' end
                              where bundle = :bundle returning state)
                            select count(*) from settled where state = 'sent'""")
                    .param("bundle", bundle)
                    .param("at", at)
                    .query(Integer.class)
                    .single();
            count(mailing, sent);
        });
    }

    /** Held, as who erases waits for; of what may have arrived too the log says that it was sent. */
    private List<Living> livingUpTo(int bundle, int place) {
        return db.sql("""
                        select d.id, d.person, e.controller, e.purpose
                        from dossier d join declaration e on e.id = d.declaration
                        where d.person is not null
                          and d.id in (select dossier from mailing_copy where bundle = ? and place <= ?)
                        order by d.id for key share of d""")
                .params(bundle, place)
                .query((row, _) -> new Living(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getString(4)))
                .list();
    }

    private record Living(UUID dossier, UUID person, String controller, String purpose) {}

    private void record(int mailing, List<Living> living) {
        evidence.record(living.stream()
                .map(each -> new Entry(
                        each.controller(),
                        Deed.MAILED,
                        each.purpose(),
                        Sending.ACTOR,
                        each.person(),
                        each.dossier(),
                        Sending.detail(mailing)))
                .toList());
    }

    static String[] ids(Collection<DossierId> dossiers) {
        var ids = new ArrayList<String>(dossiers.size());
        dossiers.forEach(dossier -> ids.add(dossier.toString()));
        return ids.toArray(String[]::new);
    }
}
