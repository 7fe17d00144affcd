package nl.belofte.ledger;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A line as it stands in a ledger, for a test that writes what another process wrote. */
public final class WrittenLine {

    private WrittenLine() {}

    public static String of(String words) {
        var crc = new CRC32();
        crc.update(words.getBytes(StandardCharsets.US_ASCII));
        return "%s %08x .\n".formatted(words, crc.getValue());
    }
}
