package nl.belofte.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import nl.belofte.evidence.Evidence.Condition;
import nl.belofte.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * This node's chain: takes up entries in batches, signs its heads, and anchors them in a file outside the database together
 * with those of the other nodes. What was changed, dropped, swapped, added or cut off shows.
 */
public final class EvidenceChain {

    private static final int BATCH_AT_MOST = 10_000;
    private static final Condition NO_CONDITION = new Condition("select ?::int", 1, 1);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Anchors anchors;
    private final SigningKey key;
    private final int id;

    /** Empty until known, and at times behind: then adding does nothing and is tried again. Never ahead. */
    private volatile Optional<Batch> newest = Optional.empty();

    /**
     * @param folder outside the database and its backups: holds the signing key and the anchored heads
     * @param newNode whether a chain may be begun beside those that are there
     */
    public EvidenceChain(JdbcClient db, TransactionTemplate transaction, Clock clock, Path folder, boolean newNode) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.anchors = new Anchors(folder.resolve("heads"));
        var file = keyIn(folder);
        boolean newKey = !Files.exists(file);
        this.key = SigningKey.open(file, !anchors.any() && (newNode || chains().isEmpty()));
        if (newKey) {
            anchors.begin(key.publicKey().name());
        }
        db.sql("insert into evidence_chain (public_key) values (?) on conflict do nothing")
                .param(key.publicKey().encoded())
                .update();
        this.id = chains().stream()
                .filter(chain -> chain.key().equals(key.publicKey()))
                .findFirst()
                .orElseThrow()
                .id();
        noteGap();
    }

    private static Path keyIn(Path folder) {
        return folder.resolve("signing.key");
    }

    /**
     * @param db as it would be
     * @throws Refusal where something was signed and the key here has signed none of it
     */
    public static void refuseOthers(Path folder, JdbcClient db) {
        var chains = chains(db);
        if (!chains.isEmpty()) {
            var key = SigningKey.open(keyIn(folder), false).publicKey();
            if (chains.stream().noneMatch(chain -> chain.key().equals(key))) {
                throw new Refusal(
                        "The key in %s signs none of the evidence in this backup. Put back the one that does, from where you keep your keys."
                                .formatted(keyIn(folder)));
            }
        }
    }

    /** A database that was put back lacks what was anchored since: the chain goes on behind a gap that it tells of itself. */
    private void noteGap() {
        long anchored = anchors.newest(node());
        var before = read();
        long last = before.map(Batch::number).orElse(0L);
        if (anchored <= last) {
            return;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long number =
                db.sql("select nextval('evidence_entry_id')").query(Long.class).single();
        var entry = new Entry(
                "", Deed.RESTORED, "evidence", new Actor.Platform("start"), null, null, gap(last + 1, anchored));
        var draft = Draft.of(entry, number, at, "");
        transaction.executeWithoutResult(_ -> insert(
                Batch.after(
                        anchored,
                        before.map(Batch::head).orElse(Batch.BEFORE_THE_FIRST),
                        draft.leaf().bytes(),
                        at),
                List.of(draft.leaf()),
                List.of(draft),
                NO_CONDITION));
    }

    static String gap(long from, long to) {
        return "batches %d to %d were lost in a restore".formatted(from, to);
    }

    /** A node's chain, named by the key that signs it. */
    record Chain(int id, PublicKey key) {
        static Chain of(ResultSet row) throws SQLException {
            return new Chain(row.getInt(1), new PublicKey(row.getBytes(2)));
        }
    }

    private List<Chain> chains() {
        return chains(db);
    }

    private static List<Chain> chains(JdbcClient db) {
        return db.sql("select id, public_key from evidence_chain order by id")
                .query((row, _) -> Chain.of(row))
                .list();
    }

    /** When the newest batch of this node was sealed; long ago where there is none. */
    public Instant newestTime() {
        return read().map(Batch::sealedAt).orElse(Instant.EPOCH);
    }

    /** What this node is called: its chain's name, which follows from its key. */
    public String node() {
        return key.publicKey().name();
    }

    /** The keys with which the nodes of this platform sign, those that are gone too: by what strangers know them. */
    public List<String> fingerprints() {
        return chains().stream().map(chain -> chain.key().fingerprint()).toList();
    }

    /** What this node's signatures are checked with, as X.509 has it. */
    public byte[] key() {
        return key.publicKey().encoded();
    }

    /**
     * Signs what somebody takes home, with the key that signs the chain.
     *
     * @param use what it is, a word of the platform: it counts for that only
     */
    public Signed sign(String use, byte[] message) {
        return new Signed(key(), key.sign(Signed.framed(use, message)));
    }

    /** Since when something that was recorded is in no chain, of all nodes; empty where all is. */
    public Optional<Instant> waitingSince() {
        return db.sql("select at from evidence_waiting order by entry limit 1")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Takes up everything that was recorded and committed so far, by whatever node. Safe to call from many places at once. */
    public void seal() {
        boolean more = true;
        while (more) {
            more = transaction.execute(_ -> sealBatch());
        }
        // What was sealed just now is committed by now, and only then may be vouched for.
        unsigned().ifPresent(newest -> {
            // What was signed before stands in this node's file before more is signed: the others rely on that.
            anchor();
            sign(newest);
        });
        anchor();
    }

    private boolean sealBatch() {
        var leaves = db.sql("""
                        delete from evidence_waiting where entry = any (array(
                          select entry from evidence_waiting order by entry limit ? for update skip locked))
                        returning entry, at, commitment""")
                .param(BATCH_AT_MOST)
                .query((row, _) -> new Leaf(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getBytes(3)))
                .list();
        if (leaves.isEmpty()) {
            return false;
        }
        add(leaves.stream().sorted(Comparator.comparing(Leaf::entry)).toList(), List.of());
        return leaves.size() == BATCH_AT_MOST;
    }

    private record Unsigned(long number, byte[] head) {}

    /** The newest batch, where it is not signed yet; without its leaves, which may be many. */
    private Optional<Unsigned> unsigned() {
        return db.sql("""
                        select number, head from (
                          select number, head, signature from evidence_batch where chain = ? order by number desc limit 1) newest
                        where signature is null""")
                .param(id)
                .query((row, _) -> new Unsigned(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    /** The newest vouches for all before it, so one signature is enough for as many batches as came since the last. */
    private void sign(Unsigned newest) {
        db.sql("update evidence_batch set signature = ? where chain = ? and number = ?")
                .params(key.sign(newest.head()), id, newest.number())
                .update();
    }

    /**
     * The signed heads of the other nodes too: who cuts off one of them has two files to change. Of those the last but one:
     * a node that dies before it anchored its last goes on behind the one before it when the database is put back.
     */
    private void anchor() {
        anchors.add(db.sql("""
                        select c.public_key, b.number, b.head from evidence_chain c
                        cross join lateral (
                          select number, head from evidence_batch
                          where chain = c.id and signature is not null order by number desc
                          limit 1 offset case when c.id = ? then 0 else 1 end) b""")
                .param(id)
                .query((row, _) ->
                        new Anchors.Head(new PublicKey(row.getBytes(1)).name(), row.getLong(2), row.getBytes(3)))
                .list());
    }

    /** Entries that become a batch of their own in the caller's transaction. */
    void append(List<Draft> drafts) {
        add(Draft.leaves(drafts), drafts);
    }

    /** Who adds to this chain waits for whoever did so before, until that transaction ends. */
    private void add(List<Leaf> leaves, List<Draft> drafts) {
        var before = newest;
        while (!add(before, leaves, drafts)) {
            before = read();
        }
    }

    private boolean add(Optional<Batch> before, List<Leaf> leaves, List<Draft> drafts) {
        return insert(after(before, leaves), leaves, drafts, NO_CONDITION);
    }

    /** Entries that become a batch in a transaction of their own, if this holds and nobody else adds meanwhile. */
    boolean appendIf(Condition condition, List<Draft> drafts) {
        var leaves = Draft.leaves(drafts);
        return insert(after(newest, leaves), leaves, drafts, condition);
    }

    private Batch after(Optional<Batch> before, List<Leaf> leaves) {
        return Batch.after(
                before.map(Batch::number).orElse(0L),
                before.map(Batch::head).orElse(Batch.BEFORE_THE_FIRST),
                Leaf.bytes(leaves),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private boolean insert(Batch batch, List<Leaf> leaves, List<Draft> drafts, Condition condition) {
        var params = new ArrayList<Object>(List.of(
                condition.param(),
                id,
                batch.number(),
                batch.leaves(),
                leaves.getFirst().entry(),
                leaves.getLast().entry(),
                batch.previous(),
                batch.head(),
                batch.sealedAtUtc(),
                condition.rows()));
        params.addAll(Draft.columns(drafts));
        boolean added = db.sql("""
                        with held as (%s),
                        batch as (
                          insert into evidence_batch
                            (chain, number, leaves, first_entry, last_entry, previous, head, sealed_at)
                          select ?, ?, ?, ?, ?, ?, ?, ? where (select count(*) from held) = ?
                          on conflict do nothing returning number),
                        opening as (
                          insert into evidence_opening (entry, salt, payload, person, dossier, member)
                          select o.* from %s where exists (select from batch))
                        select number from batch""".formatted(condition.query(), Draft.ROWS))
                .params(params)
                .query(Long.class)
                .optional()
                .isPresent();
        if (added && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    newest = Optional.of(batch);
                }
            });
        } else if (added) {
            newest = Optional.of(batch);
        }
        return added;
    }

    private Optional<Batch> read() {
        return db.sql("select * from evidence_batch where chain = ? order by number desc limit 1")
                .param(id)
                .query((row, _) -> Batch.of(row))
                .optional();
    }

    /** Goes through all chains and all that can still be read. */
    public Verdict verify() {
        return verify(_ -> {});
    }

    /** @param progress is told now and then how many entries were seen */
    public Verdict verify(LongConsumer progress) {
        var asOfNow = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        asOfNow.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        // First: whatever stands in the file by now the database then has too.
        long anchored = anchors.length();
        return asOfNow.execute(_ -> new Verification(db, anchors, anchored, chains(), progress).run());
    }

    /**
     * @param gaps what restores of the database took away, as the chains themselves tell
     * @param faults empty when all is as it was written; of many the first
     */
    public record Verdict(long batches, long entries, List<String> gaps, List<String> faults) {

        static final int FAULTS_AT_MOST = 1_000;

        /** For people; says so where not all are listed. */
        public String countOfFaults() {
            return "%,d faults%s".formatted(faults.size(), faults.size() < FAULTS_AT_MOST ? "" : " or more");
        }

        public boolean holds() {
            return faults.isEmpty();
        }
    }
}
