package nl.belofte.evidence;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import nl.belofte.evidence.Anchors.Head;
import nl.belofte.evidence.EvidenceChain.Chain;
import nl.belofte.evidence.EvidenceChain.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One going through of everything: each chain link by link, each entry against its commitment, and the count of those that
 * can no longer be read against what the erasures say they took; and each head that was anchored against the chains. It
 * holds some thousands of them in memory at a time, however many there are.
 */
final class Verification {

    private static final int ENTRIES_AT_ONCE = 20_000;
    /** More than a node anchors in a day. */
    private static final int LOST_AT_ONCE = 50_000;

    private static final int NO_CHAIN = 0;

    private final JdbcClient db;
    private final List<Chain> chains;
    private final LongConsumer progress;
    private final Anchors anchors;
    private final long anchored;
    private final List<Gap> gaps = new ArrayList<>();
    private final Set<String> faults = new LinkedHashSet<>();

    private record Place(String chain, long number) {}

    /** The heads that were anchored last where gaps are now. */
    private final Map<Place, byte[]> lost = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, byte[]> eldest) {
            return size() > LOST_AT_ONCE;
        }
    };

    private final Map<Long, byte[]> commitments = new HashMap<>();
    private long batches;
    private long entries;
    private long readable;
    private long forgotten;

    /** @param anchored how long the file of anchors was before what this transaction sees was read */
    Verification(JdbcClient db, Anchors anchors, long anchored, List<Chain> chains, LongConsumer progress) {
        this.db = db;
        this.anchors = anchors;
        this.anchored = anchored;
        this.chains = chains;
        this.progress = progress;
    }

    /** In a transaction that sees everything as it was at its beginning, whatever is written meanwhile. */
    Verdict run() {
        chains.forEach(this::walk);
        openings();
        anchors();
        waiting();
        long all = db.sql("select count(*) from evidence_opening")
                .query(Long.class)
                .single();
        if (all != readable) {
            fault("%d entries can be read that are in no chain", all - readable);
        }
        if (entries - readable != forgotten) {
            fault("%d entries cannot be read any more, and the erasures account for %d", entries - readable, forgotten);
        }
        return new Verdict(batches, entries, gaps.stream().map(Gap::text).toList(), List.copyOf(faults));
    }

    /** Of a chain that is wrong all over there are more than memory holds. */
    private void fault(String what, Object... of) {
        if (faults.size() < Verdict.FAULTS_AT_MOST) {
            faults.add(what.formatted(of));
        }
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
                    fault("batch %d does not follow the one before it", batch.number());
                }
                check(chain, found);
                link.head = batch.head();
                batches++;
            });
        }
    }

    /** What a restore took away the batch behind it tells: then it is a gap, which nobody can make unseen. */
    private void missing(Chain chain, long from, Batch behind) {
        var gap = new Gap(chain.key().name(), from, behind.number() - 1);
        boolean told = behind.entries() == 1
                && db.sql("select payload from evidence_opening where entry = ?")
                        .param(Leaf.read(behind.leaves()).getFirst().entry())
                        .query(String.class)
                        .optional()
                        .filter(payload ->
                                payload.contains("\ndeed=restored\n") && payload.endsWith("\ndetail=" + gap.text()))
                        .isPresent();
        if (told) {
            gaps.add(gap);
        } else {
            fault("batch %d is missing", from);
        }
    }

    private record Gap(String chain, long from, long to) {

        String text() {
            return EvidenceChain.gap(from, to);
        }

        boolean has(Head head) {
            return head.chain().equals(chain) && head.number() >= from && head.number() <= to;
        }
    }

    private record Found(Batch batch, long first, long last) {}

    private void check(Chain chain, Found found) {
        var batch = found.batch();
        var signature = batch.signature();
        // What was written since the last anchoring waits for its signature; what was anchored has one.
        boolean vouched = signature == null || chain.key().verify(batch.head(), signature);
        try {
            if (!vouched || !Arrays.equals(batch.computedHead(), batch.head())) {
                fault("batch %d is not the one that was sealed", batch.number());
            }
            long last = Long.MIN_VALUE;
            var leaves = Leaf.read(batch.leaves());
            if (leaves.getFirst().entry() != found.first() || leaves.getLast().entry() != found.last()) {
                fault("batch %d is looked for at the wrong place", batch.number());
            }
            for (var leaf : leaves) {
                if (leaf.entry() <= last || commitments.put(leaf.entry(), leaf.commitment()) != null) {
                    fault("entry %d stands twice", leaf.entry());
                }
                last = leaf.entry();
                entries++;
            }
        } catch (RuntimeException unreadable) {
            fault("batch %d cannot be read", batch.number());
        }
        if (commitments.size() >= ENTRIES_AT_ONCE) {
            openings();
        }
    }

    /** Every head that was anchored must stand in its chain, signed, or in a gap. */
    private void anchors() {
        if (!anchors.any()) {
            fault("the file with anchored heads is gone");
            return;
        }
        try {
            anchors.read(
                    anchored,
                    heads -> heads.stream()
                            .filter(head -> head.number() > 0)
                            .collect(Collectors.groupingBy(Head::chain))
                            .forEach(this::anchors));
        } catch (IOException unreadable) {
            fault("the file with anchored heads cannot be read");
        }
    }

    private record Standing(byte[] head, boolean signed) {}

    private void anchors(String chain, List<Head> heads) {
        var standing = new HashMap<Long, Standing>();
        db.sql("""
                        select number, head, signature is not null from evidence_batch
                        where chain = ? and number = any (?)""")
                .params(
                        chains.stream()
                                .filter(one -> one.key().name().equals(chain))
                                .map(Chain::id)
                                .findFirst()
                                .orElse(NO_CHAIN),
                        heads.stream().map(Head::number).toArray(Long[]::new))
                .query((ResultSet row) -> {
                    standing.put(row.getLong(1), new Standing(row.getBytes(2), row.getBoolean(3)));
                });
        for (var head : heads) {
            var found = standing.get(head.number());
            if (found == null) {
                lost(head);
            } else if (!Arrays.equals(found.head(), head.hash())) {
                fault("batch %d is not the one that was anchored", head.number());
            } else if (!found.signed()) {
                fault("batch %d is not the one that was sealed", head.number());
            }
        }
    }

    /** In a gap there is nothing to compare it with but another that was anchored at its place. */
    private void lost(Head head) {
        if (gaps.stream().noneMatch(gap -> gap.has(head))) {
            fault("batch %d was anchored and is gone", head.number());
            return;
        }
        var earlier = lost.putIfAbsent(new Place(head.chain(), head.number()), head.hash());
        if (earlier != null && !Arrays.equals(earlier, head.hash())) {
            fault("batch %d was anchored, cut off and made anew", head.number());
        }
    }

    /** What can still be read of the entries that were seen must be what was committed to. */
    private void openings() {
        db.sql("select entry, salt, payload, person, dossier, member from evidence_opening where entry = any (?)")
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
                        select o.entry, o.salt, o.payload, o.person, o.dossier, o.member, w.commitment
                        from evidence_waiting w left join evidence_opening o using (entry)""").query((ResultSet row) -> {
            // One that was erased while it waited is in no chain yet, and counted with those that are.
            entries++;
            if (row.getBytes(2) != null) {
                readable++;
                checkOpening(row, row.getBytes(7));
            }
        });
    }

    private void checkOpening(ResultSet row, byte[] commitment) throws SQLException {
        var payload = row.getString(3);
        if (!Arrays.equals(Payload.commitment(row.getBytes(2), payload), commitment)
                || !Payload.isAbout(payload, row.getString(4), row.getString(5), row.getString(6))) {
            fault("the text of entry %d is not what was recorded", row.getLong(1));
        } else {
            forgotten += Payload.forgot(payload);
        }
    }
}
