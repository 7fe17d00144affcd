package nl.belofte.evidence;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One person's entries with what proves each of them to a stranger who has nothing but this file. What the lines mean, and
 * how to check them, stands in {@code docs/evidence.md}.
 */
@Component
public class EvidenceExport {

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient db;
    private final Clock clock;

    public EvidenceExport(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * The person's entries that are in a chain and that he may see; one that was recorded in the last seconds is not there
     * yet.
     *
     * @return how many entries it holds
     */
    public int write(UUID person, PrintWriter out) {
        db.sql("select id, public_key from evidence_chain order by id").query(row -> {
            out.println("key " + row.getInt(1) + " " + Base64.getEncoder().encodeToString(row.getBytes(2)));
        });
        var links = new HashSet<Link>();
        int written = 0;
        for (var opening : openings(person)) {
            for (var found : batchesWith(opening.entry())) {
                var leaves = Leaf.read(found.batch().leaves());
                for (int place = 0; place < leaves.size(); place++) {
                    if (leaves.get(place).entry() == opening.entry()) {
                        writeLinks(found, links, out);
                        out.println(entry(opening, found, place));
                        written++;
                    }
                }
            }
        }
        return written;
    }

    private record Opening(long entry, byte[] salt, String payload) {}

    private List<Opening> openings(UUID person) {
        return db.sql("select entry, salt, payload from evidence_opening where person = :person and %s order by entry"
                        .formatted(Concealment.NOT_CONCEALED))
                .param("person", person)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Opening(row.getLong(1), row.getBytes(2), row.getString(3)))
                .list();
    }

    private record Found(int chain, Batch batch) {}

    private List<Found> batchesWith(long entry) {
        return db.sql("""
                        select * from evidence_batch
                        where first_entry <= ? and last_entry >= ? order by last_entry""")
                .params(entry, entry)
                .query((row, _) -> new Found(row.getInt("chain"), Batch.of(row)))
                .list();
    }

    private static String entry(Opening opening, Found found, int place) {
        var leaves = found.batch().leaves();
        return "entry %d %d %s %s %s %s"
                .formatted(
                        found.chain(),
                        found.batch().number(),
                        HEX.formatHex(leaves, place * Leaf.LENGTH, (place + 1) * Leaf.LENGTH),
                        Merkle.path(leaves, Leaf.LENGTH, place).stream()
                                .map(step -> (step.left() ? "l" : "r") + HEX.formatHex(step.hash()))
                                .collect(Collectors.joining(",", ".", "")),
                        HEX.formatHex(opening.salt()),
                        Base64.getEncoder().encodeToString(opening.payload().getBytes(StandardCharsets.UTF_8)));
    }

    private record Link(int chain, long number) {}

    /** The batch and those behind it, up to the first that is signed: its signature vouches for them all. */
    private void writeLinks(Found from, Set<Link> written, PrintWriter out) {
        var next = from.batch();
        while (written.add(new Link(from.chain(), next.number()))) {
            out.println("batch %d %d %s %s %s %s"
                    .formatted(
                            from.chain(),
                            next.number(),
                            HEX.formatHex(next.previous()),
                            HEX.formatHex(next.facts()),
                            HEX.formatHex(next.root()),
                            next.signature() == null ? "-" : HEX.formatHex(Objects.requireNonNull(next.signature()))));
            if (next.signature() != null) {
                return;
            }
            var behind = db.sql("select * from evidence_batch where chain = ? and number = ?")
                    .params(from.chain(), next.number() + 1)
                    .query((row, _) -> Batch.of(row))
                    .optional();
            if (behind.isEmpty()) {
                return;
            }
            next = behind.get();
        }
    }
}
