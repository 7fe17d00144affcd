package nl.belofte.evidence;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import nl.belofte.evidence.Recorded.Committed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records deeds in the transaction in which they are done, and reads back what is still readable. */
@Component
public class Evidence {

    private final JdbcClient db;
    private final Clock clock;
    private final EvidenceChain chain;
    private final EntryNumbers numbers;

    public Evidence(JdbcClient db, Clock clock, EvidenceChain chain) {
        this.db = db;
        this.clock = clock;
        this.chain = chain;
        this.numbers = new EntryNumbers(db);
    }

    public void record(Entry entry) {
        record(List.of(entry));
    }

    /** The deed and its evidence stand or fall together, so there must be a transaction. A chain takes them up soon. */
    public void record(List<Entry> entries) {
        write(drafts(entries, _ -> ""));
    }

    private void write(List<Draft> drafts) {
        refuseWithoutTransaction();
        if (drafts.isEmpty()) {
            return;
        }
        var leaves = Draft.leaves(drafts);
        var params = new ArrayList<Object>(List.of(
                leaves.getFirst().at().atOffset(ZoneOffset.UTC),
                Draft.column(leaves, Leaf::entry, Long[]::new),
                Draft.column(leaves, Leaf::commitment, byte[][]::new)));
        params.addAll(Draft.columns(drafts));
        db.sql("""
                        with waiting as (
                          insert into evidence_waiting (entry, at, commitment)
                          select w.entry, ?, w.commitment from unnest(?::bigint[], ?::bytea[]) w (entry, commitment))
                        insert into evidence_opening (entry, salt, payload, person, dossier, member)
                        select o.* from\s""" + Draft.ROWS).params(params).update();
    }

    /**
     * As {@link #record(List)}, and in the chain at once. All who write so wait for each other until their transactions
     * end: for short ones that carry the evidence of many.
     */
    public void recordInChain(List<Entry> entries) {
        refuseWithoutTransaction();
        var drafts = drafts(entries, _ -> "");
        if (!drafts.isEmpty()) {
            chain.append(drafts);
        }
    }

    /**
     * What entries may be written for.
     *
     * @param query finds and locks rows until they are
     * @param rows how many it must find
     */
    public record Condition(String query, Object param, int rows) {}

    /**
     * As {@link #recordInChain(List)}, in one statement that is a transaction by itself.
     *
     * @return whether it was written: not when the condition does not hold, or another added to the chain meanwhile
     */
    public boolean recordInChainIf(Condition condition, List<Entry> entries) {
        return chain.appendIf(condition, drafts(entries, _ -> ""));
    }

    private static void refuseWithoutTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Evidence belongs in the transaction of the deed.");
        }
    }

    /** What the entry of an erasure tells of: the dossiers that went together. Where it is one, the entry has it. */
    public record Erased(Entry entry, List<UUID> dossiers) {}

    /**
     * Makes the entries of these dossiers unreadable, for they are erased; the chains keep their commitments. What records
     * the erasures themselves stays, for it tells nothing but that it was done, and how many entries went: no other may be
     * missing.
     *
     * @param last the people of whom nothing is held any more: what is left about them loses its last tie to them
     */
    public void recordErasures(List<Erased> erasures, Collection<UUID> last) {
        var went = new HashMap<UUID, Integer>();
        db.sql("""
                        with erased as materialized (select ?::uuid[] ids, ?::uuid[] last),
                        gone as (
                          delete from evidence_opening where dossier = any ((select ids from erased)::uuid[])
                          returning dossier),
                        untied as (
                          update evidence_opening set person = null
                          where person = any ((select last from erased)::uuid[])
                            and (dossier is null or dossier not in (select unnest(ids) from erased)))
                        select dossier, count(*) from gone group by dossier""")
                .param(texts(erasures.stream().flatMap(erased -> erased.dossiers().stream())))
                .param(texts(last.stream()))
                .query((ResultSet row) -> {
                    went.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        var more = erasures.stream()
                .map(erased -> Payload.erased(
                        erased.dossiers().stream()
                                .mapToInt(dossier -> went.getOrDefault(dossier, 0))
                                .sum(),
                        erased.dossiers()))
                .toList();
        write(drafts(erasures.stream().map(Erased::entry).toList(), more::get));
    }

    private static String[] texts(Stream<UUID> ids) {
        return ids.map(UUID::toString).toArray(String[]::new);
    }

    /** @param more what the entry at each place tells besides */
    private List<Draft> drafts(List<Entry> entries, IntFunction<String> more) {
        if (entries.isEmpty()) {
            return List.of();
        }
        // PostgreSQL keeps microseconds; the text must say the same as the leaf.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var taken = numbers.take(entries.size(), at);
        var drafts = new ArrayList<Draft>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            drafts.add(Draft.of(entries.get(i), taken.get(i), at, more.apply(i)));
        }
        return drafts;
    }

    /**
     * What is recorded about a person and can still be read, the newest first.
     *
     * @param before the id of an entry that all of these came before
     */
    public List<Recorded> about(UUID person, long before, int atMost) {
        return db.sql("""
                        select entry, payload from evidence_opening
                        where person = ? and entry < ? order by entry desc limit ?""")
                .params(person, before, atMost)
                .query((row, _) -> Payload.read(row.getLong(1), row.getString(2)))
                .list();
    }

    /**
     * As {@link #about(UUID, long, int)}, and of these dossiers also what is from before the person was known to be the same
     * as somebody else: an entry keeps saying whose it was when it was written. It is what a person may see: without what a
     * law keeps from him, as long as it does.
     */
    public List<Recorded> about(UUID person, Collection<UUID> dossiers, long before, int atMost) {
        return db.sql("""
                        (select entry, payload from evidence_opening
                         where person = :person and entry < :before and %1$s
                         order by entry desc limit :most)
                        union all
                        (select entry, payload from evidence_opening
                         where dossier = any (:dossiers::uuid[]) and person <> :person and entry < :before and %1$s
                         order by entry desc limit :most)
                        order by entry desc limit :most""".formatted(Concealment.NOT_CONCEALED))
                .param("person", person)
                .param("dossiers", texts(dossiers.stream()))
                .param("before", before)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", atMost)
                .query((row, _) -> Payload.read(row.getLong(1), row.getString(2)))
                .list();
    }

    /** Whether anything about this person is kept from him at this moment. */
    public boolean silentAbout(UUID person) {
        return db.sql("select " + Concealment.SILENT.formatted("?", "?"))
                .params(person, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** How many entries {@link #about(UUID, Collection, long, int)} tells before this one. */
    public long countAbout(UUID person, Collection<UUID> dossiers, long before) {
        return db.sql("""
                        select (select count(*) from evidence_opening
                           where person = :person and entry < :before and %1$s)
                          + (select count(*) from evidence_opening
                             where dossier = any (:dossiers::uuid[]) and person <> :person and entry < :before and %1$s)""".formatted(Concealment.NOT_CONCEALED))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", person)
                .param("dossiers", texts(dossiers.stream()))
                .param("before", before)
                .query(Long.class)
                .single();
    }

    /** What staff did with these dossiers, or with whose they are, the newest first; nothing of what others did. */
    public List<Recorded> byStaffAbout(UUID person, Collection<UUID> dossiers, int atMost) {
        return db.sql("""
                        select entry, payload from evidence_opening
                        where (person = ? or dossier = any (?::uuid[])) and member is not null
                        order by entry desc limit ?""")
                .params(person, texts(dossiers.stream()), atMost)
                .query((row, _) -> Payload.read(row.getLong(1), row.getString(2)))
                .list();
    }

    /**
     * What a member of staff did, the newest first.
     *
     * @param before the id of an entry that all of these came before
     */
    public List<Recorded> by(UUID member, long before, int atMost) {
        return db.sql("""
                        select entry, payload from evidence_opening where member = ? and entry < ?
                        order by entry desc limit ?""")
                .params(member, before, atMost)
                .query((row, _) -> Payload.read(row.getLong(1), row.getString(2)))
                .list();
    }

    /**
     * What a controller's staff did with other people's dossiers since then, for each of them and each hour in which there was
     * anything. Names of colleagues do not count.
     */
    public List<StaffHour> staffHours(String controller, Instant since, ZoneId zone) {
        return db.sql("""
                        select member, max(substr(actor, 13)) as role, date_trunc('hour', at) as hour,
                          count(distinct person) as people,
                          count(*) filter (where deed in ('deed=looked-wider', 'deed=looked-along')) as wider,
                          count(*) filter (where deed = 'deed=refused') as refused,
                          count(*) filter (where deed = 'deed=searched') as searched
                        from (
                          select member, person, split_part(payload, E'\\n', 3) as deed, split_part(payload, E'\\n', 5) as actor,
                            substr(payload, 4, 19)::timestamp at time zone 'UTC' at time zone :zone as at
                          from evidence_opening
                          where member is not null and split_part(payload, E'\\n', 4) <> 'purpose=staff' and split_part(payload, E'\\n', 2) = 'controller=' || :controller
                            and entry > (select coalesce(max(last_entry), 0) from evidence_batch where sealed_at < :since)
                        ) deeds group by member, date_trunc('hour', at) order by hour""")
                .param("zone", zone.getId())
                .param("controller", controller)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new StaffHour(
                        row.getObject("member", UUID.class),
                        row.getString("role"),
                        row.getObject("hour", LocalDateTime.class),
                        row.getInt("people"),
                        row.getInt("wider"),
                        row.getInt("refused"),
                        row.getInt("searched")))
                .list();
    }

    /** Two turned out to be one. What is about one of them and no dossier is about the other from now on. */
    public void merged(UUID from, UUID into) {
        db.sql("update evidence_opening set person = ? where person = ? and dossier is null")
                .params(into, from)
                .update();
    }

    /** What can still be read from this entry on, of everybody, the oldest first. */
    public List<Recorded> from(long entry, int atMost) {
        return db.sql("select entry, payload from evidence_opening where entry >= ? order by entry limit ?")
                .params(entry, atMost)
                .query((row, _) -> Payload.read(row.getLong(1), row.getString(2)))
                .list();
    }

    /** The newest entries of all controllers, for the trial; they name nobody. */
    public List<Committed> newest(int atMost) {
        return db.sql("select entry, payload, salt from evidence_opening order by entry desc limit ?")
                .param(atMost)
                .query((row, _) -> new Committed(
                        Payload.read(row.getLong(1), row.getString(2)),
                        Payload.commitment(row.getBytes(3), row.getString(2))))
                .list();
    }

    /** How many entries there are of all controllers in all chains. */
    public long count() {
        return db.sql("""
                        select (select coalesce(sum(length(leaves)), 0) / ? from evidence_batch)
                          + (select count(*) from evidence_waiting)""").param(Leaf.LENGTH).query(Long.class).single();
    }
}
