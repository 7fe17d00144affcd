package nl.belofte.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTests {

    /** Without leaves, and over the leaves 0, 1, 2 ... of one byte, as the RFC's own definition gives it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33})
    void hasTheRootThatTheRfcDefines(int size) {
        var leaves = new byte[size];
        for (int i = 0; i < size; i++) {
            leaves[i] = (byte) i;
        }

        assertThat(Merkle.root(leaves, 1)).isEqualTo(defined(leaves));
    }

    @Test
    void hasTheRootsThatCertificateTransparencyHas() {
        assertThat(hex(Merkle.root(new byte[0], 1)))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex(Merkle.root(new byte[] {0}, 1)))
                .isEqualTo("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
    }

    /** RFC 6962, section 2.1, as it stands there. */
    private static byte[] defined(byte[] leaves) {
        if (leaves.length == 0) {
            return digest();
        }
        if (leaves.length == 1) {
            return digest(new byte[] {0}, leaves);
        }
        int k = Integer.highestOneBit(leaves.length - 1);
        return digest(
                new byte[] {1},
                defined(Arrays.copyOfRange(leaves, 0, k)),
                defined(Arrays.copyOfRange(leaves, k, leaves.length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 100})
    void anyFlippedByteOrSwapOrLossIsAnotherRoot(int size) {
        long seed = 26_11_22 + size;
        var random = new Random(seed);
        var leaves = new byte[size * 32];
        random.nextBytes(leaves);
        var root = Merkle.root(leaves, 32);

        var flipped = leaves.clone();
        flipped[random.nextInt(leaves.length)] ^= 1;
        var doubled = Arrays.copyOf(leaves, leaves.length + 32);
        System.arraycopy(leaves, leaves.length - 32, doubled, leaves.length, 32);

        assertThat(Merkle.root(flipped, 32)).as("seed %d", seed).isNotEqualTo(root);
        assertThat(Merkle.root(Arrays.copyOf(leaves, leaves.length - 32), 32))
                .as("seed %d", seed)
                .isNotEqualTo(root);
        assertThat(Merkle.root(doubled, 32)).as("seed %d", seed).isNotEqualTo(root);
        if (size > 1) {
            var swapped = leaves.clone();
            System.arraycopy(leaves, 0, swapped, 32, 32);
            System.arraycopy(leaves, 32, swapped, 0, 32);
            assertThat(Merkle.root(swapped, 32)).as("seed %d", seed).isNotEqualTo(root);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 33})
    void thePathOfEachLeafLeadsToTheRoot(int size) {
        var leaves = new byte[size];
        new Random(size).nextBytes(leaves);

        for (int place = 0; place < size; place++) {
            var node = digest(new byte[] {0}, new byte[] {leaves[place]});
            for (var step : Merkle.path(leaves, 1, place)) {
                node = step.left()
                        ? digest(new byte[] {1}, step.hash(), node)
                        : digest(new byte[] {1}, node, step.hash());
            }
            assertThat(node).as("leaf %d", place).isEqualTo(Merkle.root(leaves, 1));
        }
    }

    /** Else the pair of two leaves could be shown as a leaf. */
    @Test
    void aNodeIsNoLeaf() {
        var root = Merkle.root(new byte[64], 32);
        var leaf = digest(new byte[] {0}, new byte[32]);

        assertThat(root).isEqualTo(digest(new byte[] {1}, leaf, leaf)).isNotEqualTo(Merkle.root(new byte[64], 64));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] digest(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
