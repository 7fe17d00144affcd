package nl.belofte.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The Merkle tree of RFC 6962, section 2.1. */
final class Merkle {

    private static final int DIGEST = 32;

    private Merkle() {}

    /** @param leaves one after the other, each of this length */
    static byte[] root(byte[] leaves, int length) {
        var sha256 = sha256();
        var level = leafHashes(sha256, leaves, length);
        if (level.isEmpty()) {
            return sha256.digest();
        }
        while (level.size() > 1) {
            level = above(sha256, level);
        }
        return level.getFirst();
    }

    /** A neighbour on the way from a leaf to the root; {@code left} when it is hashed before what it is hashed with. */
    record Step(boolean left, byte[] hash) {}

    /** What proves that the leaf at this place is under the root (RFC 6962, section 2.1.1). */
    static List<Step> path(byte[] leaves, int length, int place) {
        var sha256 = sha256();
        var steps = new ArrayList<Step>();
        int at = place;
        for (var level = leafHashes(sha256, leaves, length); level.size() > 1; level = above(sha256, level)) {
            int neighbour = at ^ 1;
            if (neighbour < level.size()) {
                steps.add(new Step(neighbour < at, level.get(neighbour)));
            }
            at /= 2;
        }
        return steps;
    }

    /** Pairs from the left; one that is left over rises as it is, which gives the tree of the RFC. */
    private static List<byte[]> above(MessageDigest sha256, List<byte[]> level) {
        var above = new ArrayList<byte[]>((level.size() + 1) / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            above.add(node(sha256, level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            above.add(level.getLast());
        }
        return above;
    }

    private static List<byte[]> leafHashes(MessageDigest sha256, byte[] leaves, int length) {
        var hashes = new ArrayList<byte[]>(leaves.length / length);
        for (int at = 0; at < leaves.length; at += length) {
            sha256.update((byte) 0);
            sha256.update(leaves, at, length);
            hashes.add(sha256.digest());
        }
        return hashes;
    }

    private static byte[] node(MessageDigest sha256, byte[] left, byte[] right) {
        sha256.update((byte) 1);
        sha256.update(left, 0, DIGEST);
        sha256.update(right, 0, DIGEST);
        return sha256.digest();
    }

    static byte[] sha256(byte[]... parts) {
        var digest = sha256();
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
