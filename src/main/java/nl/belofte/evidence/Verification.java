package nl.belofte.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import nl.belofte.evidence.EvidenceChain.Chain;
import nl.belofte.evidence.EvidenceChain.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One going through of everything: each chain link by link, each entry against its commitment, and the count of those that
 * can no longer be read against what the erasures say they took. It holds a few thousand entries in memory at a time.
 */
final class Verification {

    private static final int ENTRIES_AT_ONCE = 20_000;

    private final JdbcClient db;
    private final List<Chain> chains;
    private final LongConsumer progress;
    private final List<String> gaps = new ArrayList<>();
    private final Anchored anchored;
    private final List<String> faults = new ArrayList<>();

    private final Map<Long, byte[]> commitments = new HashMap<>();
    private long batches;
    private long entries;
    private long readable;
    private long forgotten;

    Verification(JdbcClient db, Anchored anchored, List<Chain> chains, LongConsumer progress) {
        this.db = db;
        this.anchored = anchored;
        this.chains = chains;
        this.progress = progress;
    }

    /** In a transaction that sees everything as it was at its beginning, whatever is written meanwhile. */
    Verdict run() {
        chains.forEach(this::walk);
        openings();
        anchored.check(db, chains, faults);
        waiting();
        long all = db.sql("select count(*) from evidence_opening")
                .query(Long.class)
                .single();
        if (all != readable) {
            faults.add("%d entries can be read that are in no chain".formatted(all - readable));
        }
        if (entries - readable != forgotten) {
            faults.add("%d entries cannot be read any more, and the erasures account for %d"
                    .formatted(entries - readable, forgotten));
        }
        return new Verdict(batches, entries, List.copyOf(gaps), List.copyOf(faults));
    }

    private void walk(Chain chain) {
        var link = new Object() {
            long number;
            byte[] head = Batch.BEFORE_THE_FIRST;
        };
        // Streamed, for a chain is longer than memory.
        try (var all = db
                .sql("select * from evidence_batch where chain = ? order by number")
                .withFetchSize(500)
                .param(chain.id())
                .query((row, _) -> new Found(Batch.of(row), row.getLong("first_entry"), row.getLong("last_entry")))
                .stream()) {
            all.forEach(found -> {
                var batch = found.batch();
                link.number++;
                if (batch.number() != link.number) {
                    missing(chain, link.number, batch);
                    link.number = batch.number();
                }
                if (!Arrays.equals(batch.previous(), link.head)) {
                    faults.add("batch %d does not follow the one before it".formatted(batch.number()));
                }
                check(chain, found);
                link.head = batch.head();
                batches++;
            });
        }
    }

    /** What a restore took away the batch behind it tells: then it is a gap, which nobody can make unseen. */
    private void missing(Chain chain, long from, Batch behind) {
        var gap = EvidenceChain.gap(from, behind.number() - 1);
        boolean told = behind.entries() == 1
                && db.sql("select payload from evidence_opening where entry = ?")
                        .param(Leaf.read(behind.leaves()).getFirst().entry())
                        .query(String.class)
                        .optional()
                        .filter(payload -> payload.contains("\ndeed=restored\n") && payload.endsWith("\ndetail=" + gap))
                        .isPresent();
        if (told) {
            gaps.add(gap);
            anchored.excuse(chain, from, behind.number() - 1);
        } else {
            faults.add("batch %d is missing".formatted(from));
        }
    }

    private record Found(Batch batch, long first, long last) {}

    private void check(Chain chain, Found found) {
        var batch = found.batch();
        var signature = batch.signature();
        // What was written since the last anchoring waits for its signature.
        boolean vouched = signature == null || chain.key().verify(batch.head(), signature);
        try {
            if (!vouched || !Arrays.equals(batch.computedHead(), batch.head())) {
                faults.add("batch %d is not the one that was sealed".formatted(batch.number()));
            }
            long last = Long.MIN_VALUE;
            var leaves = Leaf.read(batch.leaves());
            if (leaves.getFirst().entry() != found.first() || leaves.getLast().entry() != found.last()) {
                faults.add("batch %d is looked for at the wrong place".formatted(batch.number()));
            }
            for (var leaf : leaves) {
                if (leaf.entry() <= last || commitments.put(leaf.entry(), leaf.commitment()) != null) {
                    faults.add("entry %d stands twice".formatted(leaf.entry()));
                }
                last = leaf.entry();
                entries++;
            }
        } catch (RuntimeException unreadable) {
            faults.add("batch %d cannot be read".formatted(batch.number()));
        }
        if (commitments.size() >= ENTRIES_AT_ONCE) {
            openings();
        }
    }

    /** What can still be read of the entries that were seen must be what was committed to. */
    private void openings() {
        db.sql("select entry, salt, payload, person, dossier from evidence_opening where entry = any (?)")
                .param(commitments.keySet().toArray(Long[]::new))
                .query((ResultSet row) -> {
                    readable++;
                    checkOpening(row, Objects.requireNonNull(commitments.get(row.getLong(1))));
                });
        commitments.clear();
        progress.accept(entries);
    }

    private void waiting() {
        db.sql("""
                        select o.entry, o.salt, o.payload, o.person, o.dossier, w.commitment
                        from evidence_waiting w left join evidence_opening o using (entry)""").query((ResultSet row) -> {
            // One that was erased while it waited is in no chain yet, and counted with those that are.
            entries++;
            if (row.getBytes(2) != null) {
                readable++;
                checkOpening(row, row.getBytes(6));
            }
        });
    }

    private void checkOpening(ResultSet row, byte[] commitment) throws SQLException {
        var payload = row.getString(3);
        if (!Arrays.equals(Payload.commitment(row.getBytes(2), payload), commitment)
                || !Payload.isAbout(payload, row.getString(4), row.getString(5))) {
            faults.add("the text of entry %d is not what was recorded".formatted(row.getLong(1)));
        } else {
            forgotten += Payload.forgot(payload);
        }
    }
}
