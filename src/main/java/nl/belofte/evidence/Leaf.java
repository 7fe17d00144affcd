package nl.belofte.evidence;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What the chain holds of an entry: 48 bytes, which are its number, its time in microseconds and its commitment. */
record Leaf(long entry, Instant at, byte[] commitment) {

    private static final int COMMITMENT = 32;
    static final int LENGTH = Long.BYTES * 2 + COMMITMENT;

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(entry)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .put(commitment)
                .array();
    }

    static byte[] bytes(List<Leaf> leaves) {
        var all = ByteBuffer.allocate(LENGTH * leaves.size());
        leaves.forEach(leaf -> all.put(leaf.bytes()));
        return all.array();
    }

    /** @throws IllegalArgumentException when these bytes are not whole leaves */
    static List<Leaf> read(byte[] bytes) {
        if (bytes.length % LENGTH != 0) {
            throw new IllegalArgumentException("not whole leaves");
        }
        var all = ByteBuffer.wrap(bytes);
        var leaves = new ArrayList<Leaf>(bytes.length / LENGTH);
        while (all.hasRemaining()) {
            long entry = all.getLong();
            var at = Instant.EPOCH.plus(all.getLong(), ChronoUnit.MICROS);
            var commitment = new byte[COMMITMENT];
            all.get(commitment);
            leaves.add(new Leaf(entry, at, commitment));
        }
        return leaves;
    }
}
