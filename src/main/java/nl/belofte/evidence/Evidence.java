package nl.belofte.evidence;

import java.time.Clock;
import java.time.ZoneOffset;
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

    public Evidence(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public void record(Entry entry) {
        record(List.of(entry));
    }

    /** Any number of entries in one statement. The deed and its evidence stand or fall together, so there must be a transaction. */
    public void record(List<Entry> entries) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Evidence belongs in the transaction of the deed.");
        }
        // PostgreSQL keeps microseconds; the payload must say the same as the column.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int size = entries.size();
        var commitments = new byte[size][];
        var salts = new byte[size][];
        var payloads = new String[size];
        var controllers = new String[size];
        var persons = new String[size];
        var dossiers = new String[size];
        for (int i = 0; i < size; i++) {
            var entry = entries.get(i);
            salts[i] = Payload.salt();
            payloads[i] = Payload.of(entry, at);
            commitments[i] = Payload.commitment(salts[i], payloads[i]);
            controllers[i] = entry.controller();
            persons[i] = entry.person() == null ? null : entry.person().toString();
            dossiers[i] = entry.dossier() == null ? null : entry.dossier().toString();
        }
        db.sql("""
                        with entry as (
                          insert into evidence_entry (at, commitment)
                          select ?, c.commitment from unnest(?::bytea[]) with ordinality c (commitment, place) order by place
                          returning id, commitment)
                        insert into evidence_opening (entry, salt, payload, controller, person, dossier)
                        select entry.id, o.salt, o.payload, o.controller, o.person::uuid, o.dossier::uuid
                        from unnest(?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[])
                          o (commitment, salt, payload, controller, person, dossier)
                        join entry using (commitment)""")
                .params(
                        at.atOffset(ZoneOffset.UTC),
                        commitments,
                        commitments,
                        salts,
                        payloads,
                        controllers,
                        persons,
                        dossiers)
                .update();
    }

    /** What is recorded about a person and can still be read, the newest first. */
    public List<Recorded> about(UUID person, int atMost) {
        return db.sql("select entry, payload from evidence_opening where person = ? order by entry desc limit ?")
                .params(person, atMost)
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

    /** How much there is to see for a controller; the chain itself is one for all and names none. */
    public Extent extent(String controller) {
        return db.sql("""
                        select count(*) as entries, count(*) filter (where batch is null) as waiting,
                          (select count(*) from evidence_opening where controller = ?) as readable
                        from evidence_entry""").param(controller).query(Extent.class).single();
    }

    /** {@code waiting}: not yet in the chain; {@code readable}: those whose dossier is not gone. */
    public record Extent(long entries, long waiting, long readable) {}

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
