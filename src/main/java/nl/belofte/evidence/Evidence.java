package nl.belofte.evidence;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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

    public Evidence(JdbcClient db, Clock clock, EvidenceChain chain) {
        this.db = db;
        this.clock = clock;
        this.chain = chain;
    }

    public void record(Entry entry) {
        record(List.of(entry));
    }

    /** The deed and its evidence stand or fall together, so there must be a transaction. The chain takes them up soon. */
    public void record(List<Entry> entries) {
        var drafts = drafts(entries);
        if (!drafts.isEmpty()) {
            Draft.insert(db, drafts, null);
        }
    }

    /**
     * As {@link #record(List)}, and in the chain at once. All who write so wait for each other until their transactions
     * end: for short ones that carry the evidence of many.
     */
    public void recordInChain(List<Entry> entries) {
        var drafts = drafts(entries);
        if (!drafts.isEmpty()) {
            chain.append(drafts);
        }
    }

    private List<Draft> drafts(List<Entry> entries) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Evidence belongs in the transaction of the deed.");
        }
        // PostgreSQL keeps microseconds; the payload must say the same as the column.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return entries.stream().map(entry -> Draft.of(entry, at)).toList();
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

    /** The newest entries of all controllers, for the trial; they name nobody. */
    public List<Committed> newest(int atMost) {
        return db.sql("""
                        select o.entry, o.payload, e.commitment
                        from evidence_opening o join evidence_entry e on e.id = o.entry
                        order by o.entry desc limit ?""")
                .param(atMost)
                .query((row, _) -> new Committed(Payload.read(row.getLong(1), row.getString(2)), row.getBytes(3)))
                .list();
    }

    /** How many entries there are of all controllers; the chain is one. */
    public long count() {
        return db.sql("select count(*) from evidence_entry").query(Long.class).single();
    }

    /**
     * Makes the entries of erased dossiers unreadable; the chain keeps its commitments. Call it before the entry about the
     * erasure itself is recorded: that one stays, for it tells nothing but that it was done.
     */
    public void forgetDossiers(Collection<UUID> dossiers) {
        db.sql("delete from evidence_opening where dossier = any (?::uuid[])")
                .param(dossiers.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** What is left about a person of whom nothing is held any more loses its last tie to one. */
    public void forgetPerson(UUID person) {
        db.sql("update evidence_opening set person = null where person = ?")
                .param(person)
                .update();
    }
}
