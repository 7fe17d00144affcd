package nl.belofte.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchTests {

    private static final Instant AT = Instant.parse("2026-08-01T10:15:30.123456Z");
    private static final byte[] PREVIOUS = filled(1);
    private static final byte[] ROOT = filled(2);

    @Test
    void theHeadIsTheHashOfWhatIsDocumented() {
        var facts = HexFormat.of().parseHex("0000000000000007" + "00000003" + "000000006a6dc742" + "075bca00");

        assertThat(Batch.head(PREVIOUS, 7, 3, ROOT, AT))
                .isEqualTo(MerkleTests.digest(
                        "belofte evidence 1".getBytes(StandardCharsets.US_ASCII), PREVIOUS, facts, ROOT));
    }

    @Test
    void everyFactIsInTheHead() {
        assertThat(Stream.of(
                                Batch.head(PREVIOUS, 7, 3, ROOT, AT),
                                Batch.head(ROOT, 7, 3, ROOT, AT),
                                Batch.head(PREVIOUS, 8, 3, ROOT, AT),
                                Batch.head(PREVIOUS, 7, 4, ROOT, AT),
                                Batch.head(PREVIOUS, 7, 3, PREVIOUS, AT),
                                Batch.head(PREVIOUS, 7, 3, ROOT, AT.plusSeconds(1)),
                                Batch.head(PREVIOUS, 7, 3, ROOT, AT.plusNanos(1)))
                        .map(HexFormat.of()::formatHex))
                .doesNotHaveDuplicates();
    }

    @Test
    void theFirstFollowsThirtyTwoZeroes() {
        assertThat(Batch.BEFORE_THE_FIRST).isEqualTo(new byte[32]);
    }

    @Test
    void isReadAsItWasWritten() throws SQLException {
        var head = Batch.head(PREVIOUS, 7, 3, ROOT, AT);
        var signature = filled(3);
        var batch = Batch.of(row(Map.of(
                "number", 7L,
                "entries", 3,
                "root", ROOT,
                "previous", PREVIOUS,
                "head", head,
                "signature", signature,
                "sealed_at", OffsetDateTime.ofInstant(AT, ZoneOffset.ofHours(2)))));

        assertThat(batch).isEqualTo(new Batch(7, 3, ROOT, PREVIOUS, head, signature, AT));
        assertThat(batch.computedHead()).isEqualTo(head);
        assertThat(batch.sealedAtUtc()).isEqualTo(AT.atOffset(ZoneOffset.UTC));
        assertThat(batch.anchor()).isEqualTo("7 " + HexFormat.of().formatHex(head));
    }

    @Test
    void aChangedFactHasAnotherHeadThanTheOneWritten() {
        var head = Batch.head(PREVIOUS, 7, 3, ROOT, AT);

        assertThat(new Batch(7, 2, ROOT, PREVIOUS, head, null, AT).computedHead())
                .isNotEqualTo(head);
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

    private static byte[] filled(int with) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
