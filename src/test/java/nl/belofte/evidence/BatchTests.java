package nl.belofte.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchTests {

    private static final Instant AT = Instant.parse("2026-08-01T10:15:30.123456Z");
    private static final byte[] PREVIOUS = filled(32, 1);
    private static final byte[] LEAVES = filled(3 * Leaf.LENGTH, 2);

    @Test
    void theHeadIsTheHashOfWhatIsDocumented() {
        var facts = HexFormat.of().parseHex("0000000000000007" + "00000003" + "000000006a6dc742" + "075bca00");

        assertThat(Batch.after(6, PREVIOUS, LEAVES, AT).head())
                .isEqualTo(MerkleTests.digest(
                        "belofte evidence 2".getBytes(StandardCharsets.US_ASCII),
                        PREVIOUS,
                        facts,
                        Merkle.root(LEAVES, Leaf.LENGTH)));
    }

    @Test
    void everyFactIsInTheHead() {
        assertThat(Stream.of(
                                Batch.after(6, PREVIOUS, LEAVES, AT),
                                Batch.after(7, PREVIOUS, LEAVES, AT),
                                Batch.after(6, filled(32, 3), LEAVES, AT),
                                Batch.after(6, PREVIOUS, filled(2 * Leaf.LENGTH, 2), AT),
                                Batch.after(6, PREVIOUS, filled(3 * Leaf.LENGTH, 3), AT),
                                Batch.after(6, PREVIOUS, LEAVES, AT.plusSeconds(1)),
                                Batch.after(6, PREVIOUS, LEAVES, AT.plusNanos(1)))
                        .map(batch -> HexFormat.of().formatHex(batch.head())))
                .doesNotHaveDuplicates();
    }

    @Test
    void theFirstFollowsThirtyTwoZeroes() {
        assertThat(Batch.BEFORE_THE_FIRST).isEqualTo(new byte[32]);
    }

    @Test
    void isReadAsItWasWritten() throws SQLException {
        var written = Batch.after(6, PREVIOUS, LEAVES, AT);
        var signature = filled(64, 3);
        var batch = Batch.of(row(Map.of(
                "number",
                7L,
                "leaves",
                LEAVES,
                "previous",
                PREVIOUS,
                "head",
                written.head(),
                "signature",
                signature,
                "sealed_at",
                OffsetDateTime.ofInstant(AT, ZoneOffset.ofHours(2)))));

        assertThat(batch).isEqualTo(new Batch(7, LEAVES, PREVIOUS, written.head(), signature, AT));
        assertThat(batch.computedHead()).isEqualTo(written.head());
        assertThat(batch.entries()).isEqualTo(3);
        assertThat(batch.sealedAtUtc()).isEqualTo(AT.atOffset(ZoneOffset.UTC));
        assertThat(written.signature()).isNull();
    }

    @Test
    void aLeafIsReadAsItWasWritten() {
        var leaf = new Leaf(7, AT, filled(32, 5));

        assertThat(HexFormat.of().formatHex(leaf.bytes()))
                .isEqualTo("0000000000000007" + "000657f995b0b6c0" + "05".repeat(32));
        assertThat(Leaf.read(Leaf.bytes(List.of(leaf, leaf))))
                .usingRecursiveComparison()
                .isEqualTo(List.of(leaf, leaf));
        assertThatThrownBy(() -> Leaf.read(new byte[Leaf.LENGTH - 1])).isInstanceOf(IllegalArgumentException.class);
    }

    /** A row of these columns; anything else is asked in vain. */
    private static ResultSet row(Map<String, Object> columns) {
        return (ResultSet) Proxy.newProxyInstance(
                BatchTests.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (_, _, asked) -> {
                    var value = columns.get((String) asked[0]);
                    assertThat(value).as("column %s", asked[0]).isNotNull();
                    return value;
                });
    }

    private static byte[] filled(int length, int with) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
