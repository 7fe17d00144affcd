package nl.belofte.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A link of a chain: the Merkle root of its leaves, bound to the head before it.
 *
 * @param leaves one after the other, as {@link Leaf} writes them
 * @param signature of the head; a head that is not signed is vouched for by the signed one behind it
 */
record Batch(long number, byte[] leaves, byte[] previous, byte[] head, byte @Nullable [] signature, Instant sealedAt) {

    static final byte[] BEFORE_THE_FIRST = new byte[32];

    private static final byte[] LABEL = "belofte evidence 2".getBytes(StandardCharsets.US_ASCII);

    /** The batch behind one with this number and head; not signed yet. */
    static Batch after(long number, byte[] head, byte[] leaves, Instant sealedAt) {
        var next = new Batch(number + 1, leaves, head, new byte[0], null, sealedAt);
        return new Batch(next.number, leaves, head, next.computedHead(), null, sealedAt);
    }

    int entries() {
        return leaves.length / Leaf.LENGTH;
    }

    byte[] root() {
        return Merkle.root(leaves, Leaf.LENGTH);
    }

    byte[] computedHead() {
        return Merkle.sha256(LABEL, previous, facts(), root());
    }

    /** 24 bytes: the number of the batch, how many entries it has, and when it was sealed in seconds and nanoseconds. */
    byte[] facts() {
        return ByteBuffer.allocate(Long.BYTES * 2 + Integer.BYTES * 2)
                .putLong(number)
                .putInt(entries())
                .putLong(sealedAt.getEpochSecond())
                .putInt(sealedAt.getNano())
                .array();
    }

    static Batch of(ResultSet row) throws SQLException {
        return new Batch(
                row.getLong("number"),
                row.getBytes("leaves"),
                row.getBytes("previous"),
                row.getBytes("head"),
                row.getBytes("signature"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }

    OffsetDateTime sealedAtUtc() {
        return sealedAt.atOffset(ZoneOffset.UTC);
    }
}
