package nl.belofte.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTests {

    /** What Certificate Transparency's own tests hash. */
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final Instant AT = Instant.parse("2026-08-01T10:15:30.123456Z");

    @ParameterizedTest
    @CsvSource({
        "0,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1,6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2,fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3,aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4,d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5,4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6,76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7,ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8,5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void hasTheRootsThatTheRfcHas(int leaves, String root) {
        var tree = INPUTS.stream()
                .limit(leaves)
                .map(input -> Merkle.sha256(new byte[] {0}, HexFormat.of().parseHex(input)))
                .toList();

        assertThat(HexFormat.of().formatHex(Merkle.root(tree))).isEqualTo(root);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 100})
    void anyFlippedByteOrSwapOrLossIsAnotherRoot(int size) {
        long seed = 26_11_22 + size;
        var random = new Random(seed);
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < size; i++) {
            leaves.add(new byte[32]);
            random.nextBytes(leaves.get(i));
        }
        var root = Merkle.root(leaves);

        int at = random.nextInt(size);
        var flipped = new ArrayList<>(leaves);
        flipped.set(at, leaves.get(at).clone());
        flipped.get(at)[random.nextInt(32)] ^= 1;
        var lost = new ArrayList<>(leaves);
        lost.remove(at);
        var doubled = new ArrayList<>(leaves);
        doubled.add(leaves.getLast());
        var turned = new ArrayList<>(leaves).reversed();

        assertThat(Merkle.root(flipped)).as("seed %d", seed).isNotEqualTo(root);
        assertThat(Merkle.root(lost)).as("seed %d", seed).isNotEqualTo(root);
        assertThat(Merkle.root(doubled)).as("seed %d", seed).isNotEqualTo(root);
        if (size > 1) {
            assertThat(Merkle.root(turned)).as("seed %d", seed).isNotEqualTo(root);
        }
    }

    @Test
    void aLeafIsBoundToItsTimeToTheNanosecond() {
        var commitment = new byte[] {1, 2, 3};

        assertThat(Merkle.leaf(AT, commitment))
                .isEqualTo(digest(HexFormat.of().parseHex("00" + "000000006a6dc742" + "075bca00" + "010203")));
        assertThat(Merkle.leaf(AT.plusNanos(1), commitment)).isNotEqualTo(Merkle.leaf(AT, commitment));
        assertThat(Merkle.leaf(AT.plusSeconds(1), commitment)).isNotEqualTo(Merkle.leaf(AT, commitment));
        assertThat(Merkle.leaf(AT, new byte[] {1, 2, 4})).isNotEqualTo(Merkle.leaf(AT, commitment));
    }

    /** Else the pair of two leaves could be shown as a leaf. */
    @Test
    void aNodeIsNoLeaf() {
        var leaves = List.of(new byte[32], new byte[32]);
        var both = new byte[64];

        assertThat(Merkle.root(leaves)).isNotEqualTo(Merkle.sha256(new byte[] {0}, both));
        assertThat(Merkle.root(leaves)).isEqualTo(Merkle.sha256(new byte[] {1}, both));
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
