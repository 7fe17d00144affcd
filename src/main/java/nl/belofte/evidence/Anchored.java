package nl.belofte.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.belofte.evidence.Anchors.Head;
import nl.belofte.evidence.EvidenceChain.Chain;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the chains still hold every head that was anchored up to a moment. It has a few thousand in memory at a time. */
final class Anchored {

    private final Anchors anchors;
    private final long extent;
    private final List<Gap> gaps = new ArrayList<>();

    /** What stands in a gap can only be compared with what else stands there. */
    private final Map<Place, String> inGaps = new HashMap<>();

    private Anchored(Anchors anchors, long extent) {
        this.anchors = anchors;
        this.extent = extent;
    }

    /** Of a node's chain, named as in the file. */
    private record Place(String chain, long number) {}

    private record Gap(String chain, long from, long to) {
        boolean holds(Head head) {
            return head.chain().equals(chain) && head.number() >= from && head.number() <= to;
        }
    }

    /** Those that stand in the file now. */
    static Anchored untilNow(Anchors anchors) {
        try {
            return new Anchored(anchors, anchors.extent());
        } catch (IOException unreadable) {
            return new Anchored(anchors, Long.MAX_VALUE); // and who reads it says so
        }
    }

    /** These are gone, and the chain itself tells of it. */
    void excuse(Chain chain, long from, long to) {
        gaps.add(new Gap(chain.key().name(), from, to));
    }

    void check(JdbcClient db, List<Chain> chains, List<String> faults) {
        if (!anchors.any()) {
            faults.add("the file with anchored heads is gone");
            return;
        }
        var ids = new HashMap<String, Integer>();
        chains.forEach(chain -> ids.put(chain.key().name(), chain.id()));
        try {
            anchors.read(extent, heads -> check(db, ids, heads, faults));
        } catch (IOException unreadable) {
            faults.add("the file with anchored heads cannot be read");
        }
    }

    private void check(JdbcClient db, Map<String, Integer> ids, List<Head> heads, List<String> faults) {
        var kept = new HashMap<Place, Kept>();
        db.sql("""
                        select a.chain, a.number, encode(b.head, 'hex'), b.signature is not null
                        from (select distinct * from unnest(?::text[], ?::int[], ?::bigint[]) a (chain, id, number)) a
                        join evidence_batch b on b.chain = a.id and b.number = a.number""")
                .param(heads.stream().map(Head::chain).toArray(String[]::new))
                .param(heads.stream().map(head -> ids.get(head.chain())).toArray(Integer[]::new))
                .param(heads.stream().map(Head::number).toArray(Long[]::new))
                .query(row -> {
                    kept.put(
                            new Place(row.getString(1), row.getLong(2)), new Kept(row.getString(3), row.getBoolean(4)));
                });
        for (var head : heads) {
            var place = new Place(head.chain(), head.number());
            var found = kept.get(place);
            if (found != null) {
                if (!found.signed) {
                    faults.add("batch %d is not the one that was sealed".formatted(head.number()));
                }
                if (!found.hash.equals(head.hash())) {
                    faults.add("batch %d is not the one that was anchored".formatted(head.number()));
                }
            } else if (gaps.stream().noneMatch(gap -> gap.holds(head))) {
                faults.add("batch %d was anchored and is gone".formatted(head.number()));
            } else if (!head.hash().equals(inGaps.computeIfAbsent(place, _ -> head.hash()))) {
                faults.add("batch %d was anchored, cut off and made anew".formatted(head.number()));
            }
        }
    }

    private record Kept(String hash, boolean signed) {}
}
