package nl.belofte.evidence;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes up recorded entries into a chain of signed batches, anchors its heads in a file outside the database, and checks
 * all of it. What was changed, dropped, swapped, added or cut off shows.
 */
public final class EvidenceChain {

    /** Any number, as long as nothing else in this database locks it: one process at a time seals. */
    private static final long LOCK = 0xBE10F7E;

    private static final int BATCH_AT_MOST = 10_000;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Anchors anchors;
    private final SigningKey key;

    /** @param folder outside the database and its backups: holds the signing key and the anchored heads */
    public EvidenceChain(JdbcClient db, TransactionTemplate transaction, Clock clock, Path folder) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.anchors = new Anchors(folder.resolve("heads"));
        boolean nothingSigned = newest().isEmpty() && !anchors.any();
        this.key = SigningKey.open(folder.resolve("signing.key"), nothingSigned);
    }

    /** Takes up everything that was recorded and committed so far. Safe to call from many places at once. */
    public void seal() {
        // The last turn finds nothing more, and anchors what the one before it sealed.
        while (sealBatch() > 0) {}
    }

    private int sealBatch() {
        return transaction.execute(_ -> {
            var newest = lock();
            newest.ifPresent(this::signAndAnchor);
            var leaves = leaves("where batch is null order by id limit " + BATCH_AT_MOST);
            if (leaves.isEmpty()) {
                return 0;
            }
            long batch = add(newest, leaves.stream().map(Leaf::hash).toList());
            db.sql("update evidence_entry set batch = ? where id = any (?)")
                    .params(batch, leaves.stream().mapToLong(Leaf::id).boxed().toArray(Long[]::new))
                    .update();
            return leaves.size();
        });
    }

    /** The newest vouches for all before it, so one signature is enough for as many batches as came since the last. */
    private void signAndAnchor(Batch batch) {
        if (batch.signature() == null) {
            db.sql("update evidence_batch set signature = ? where number = ?")
                    .params(key.sign(batch.head()), batch.number())
                    .update();
        }
        anchors.add(batch.anchor());
    }

    /** Entries that become a batch of their own in the caller's transaction. */
    void append(List<Draft> drafts) {
        var newest = lock();
        Draft.insert(db, drafts, add(newest, drafts.stream().map(Draft::leaf).toList()));
    }

    /** Until the transaction ends nobody else adds to the chain, whose newest batch this tells. */
    private Optional<Batch> lock() {
        db.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
        return newest();
    }

    private long add(Optional<Batch> newest, List<byte[]> leaves) {
        var batch = next(newest, leaves);
        db.sql("""
                        insert into evidence_batch (number, entries, root, previous, head, sealed_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        batch.number(),
                        batch.entries(),
                        batch.root(),
                        batch.previous(),
                        batch.head(),
                        batch.sealedAtUtc())
                .update();
        return batch.number();
    }

    private Batch next(Optional<Batch> newest, List<byte[]> leaves) {
        long number = newest.map(Batch::number).orElse(0L) + 1;
        var previous = newest.map(Batch::head).orElse(Batch.BEFORE_THE_FIRST);
        var root = Merkle.root(leaves);
        var sealedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var head = Batch.head(previous, number, leaves.size(), root, sealedAt);
        return new Batch(number, leaves.size(), root, previous, head, null, sealedAt);
    }

    private record Leaf(long id, Instant at, byte[] commitment) {
        byte[] hash() {
            return Merkle.leaf(at, commitment);
        }
    }

    private List<Leaf> leaves(String condition, Object... params) {
        return db.sql("select id, at, commitment from evidence_entry " + condition)
                .params(params)
                .query((row, _) -> new Leaf(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getBytes(3)))
                .list();
    }

    private Optional<Batch> newest() {
        return db.sql("select * from evidence_batch order by number desc limit 1")
                .query((row, _) -> Batch.of(row))
                .optional();
    }

    /** Goes through the whole chain. */
    public Verdict verify() {
        var faults = new ArrayList<String>();
        var anchored = anchors.read(faults);
        var previous = Batch.BEFORE_THE_FIRST;
        long entries = 0;
        long number = 0;
        for (var batch : db.sql("select * from evidence_batch order by number")
                .query((row, _) -> Batch.of(row))
                .list()) {
            number++;
            var leaves = leaves("where batch = ? order by id", batch.number());
            if (batch.number() != number) {
                faults.add("batch %d is missing".formatted(number));
                number = batch.number();
            }
            if (!Arrays.equals(batch.previous(), previous)) {
                faults.add("batch %d does not follow the one before it".formatted(number));
            }
            if (leaves.size() != batch.entries()
                    || !Arrays.equals(
                            Merkle.root(leaves.stream().map(Leaf::hash).toList()), batch.root())) {
                faults.add("the entries of batch %d are not those that were sealed".formatted(number));
            }
            var anchor = anchored.remove(number);
            var signature = batch.signature();
            // What was written since the last anchoring waits for its signature.
            boolean vouched = signature == null ? anchor == null : key.verify(batch.head(), signature);
            if (!vouched || !Arrays.equals(batch.computedHead(), batch.head())) {
                faults.add("the head of batch %d is not the one that was signed".formatted(number));
            }
            if (anchor != null && !anchor.equals(batch.anchor())) {
                faults.add("batch %d is not the one that was anchored".formatted(number));
            }
            previous = batch.head();
            entries += leaves.size();
        }
        anchored.keySet().forEach(cut -> faults.add("batch %d was anchored and is gone".formatted(cut)));
        checkOpenings(faults);
        return new Verdict(number, entries, List.copyOf(faults));
    }

    /** What can still be read must be what was committed to. */
    private void checkOpenings(List<String> faults) {
        db.sql("""
                        select o.entry, o.salt, o.payload, e.commitment, o.controller, o.dossier
                        from evidence_opening o left join evidence_entry e on e.id = o.entry""").query(row -> {
            var computed = Payload.commitment(row.getBytes(2), row.getString(3));
            boolean same = Arrays.equals(computed, row.getBytes(4))
                    && Payload.isAbout(row.getString(3), row.getString(5), row.getString(6));
            if (!same) {
                faults.add("the text of entry %d is not what was recorded".formatted(row.getLong(1)));
            }
        });
    }

    /** @param faults empty when all is as it was written */
    public record Verdict(long batches, long entries, List<String> faults) {
        public boolean holds() {
            return faults.isEmpty();
        }
    }
}
