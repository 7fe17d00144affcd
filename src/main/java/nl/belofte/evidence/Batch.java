package nl.belofte.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A link of the chain: the Merkle root of its entries, bound to the head before it.
 *
 * @param signature of the head; a head that is not signed is vouched for by the signed one behind it
 */
record Batch(
        long number,
        int entries,
        byte[] root,
        byte[] previous,
        byte[] head,
        byte @Nullable [] signature,
        Instant sealedAt) {

    static final byte[] BEFORE_THE_FIRST = new byte[32];

    /** The head that these facts have: SHA-256 over a label, the head before, the number, the count, the root and the time. */
    static byte[] head(byte[] previous, long number, int entries, byte[] root, Instant sealedAt) {
        var facts = ByteBuffer.allocate(Long.BYTES * 2 + Integer.BYTES * 2)
                .putLong(number)
                .putInt(entries)
                .putLong(sealedAt.getEpochSecond())
                .putInt(sealedAt.getNano());
        return Merkle.sha256("belofte evidence 1".getBytes(StandardCharsets.US_ASCII), previous, facts.array(), root);
    }

    byte[] computedHead() {
        return head(previous, number, entries, root, sealedAt);
    }

    /** As it is anchored outside the database: number and head. */
    String anchor() {
        return number + " " + HexFormat.of().formatHex(head);
    }

    static Batch of(ResultSet row) throws SQLException {
        return new Batch(
                row.getLong("number"),
                row.getInt("entries"),
                row.getBytes("root"),
                row.getBytes("previous"),
                row.getBytes("head"),
                row.getBytes("signature"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }

    OffsetDateTime sealedAtUtc() {
        return sealedAt.atOffset(ZoneOffset.UTC);
    }
}
