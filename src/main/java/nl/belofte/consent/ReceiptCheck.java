package nl.belofte.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import nl.belofte.evidence.Signed;
import nl.belofte.refusal.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether a receipt of a consent is as it was signed. It may come from anybody, and nothing else is needed for it. */
public final class ReceiptCheck {

    private static final long LONGEST = 1L << 20;
    private static final Pattern SIGNATURE = Pattern.compile("\"value\" : \"([0-9a-f]{128})\"");

    private ReceiptCheck() {}

    /**
     * What a good receipt says.
     *
     * @param state the newest that happened to the consent when it was written
     * @param key what the signing key is called: who wants to know that it is the controller's compares it with an earlier one
     */
    public record Good(String controller, String purpose, String state, String at, String key) {}

    /** @throws Refusal when it is not; the message says what is wrong and names no value of the receipt */
    public static Good check(Path file) {
        var text = read(file);
        var found = SIGNATURE.matcher(text);
        if (!found.find()) {
            throw new Refusal("This is no receipt of a consent, or a damaged one.");
        }
        var unsigned = text.substring(0, found.start()) + Receipts.UNSIGNED + text.substring(found.end());
        var bytes = unsigned.getBytes(StandardCharsets.ISO_8859_1);
        var receipt = json(bytes);
        var signed = new Signed(key(receipt), HexFormat.of().parseHex(found.group(1)));
        if (!signed.vouchesFor(Receipts.USE, bytes)) {
            throw new Refusal(
                    "This receipt is not as it was signed: something in it was changed. Ask for a new one where the consent was given.");
        }
        var events = receipt.path("event");
        var newest = events.path(events.size() - 1);
        return new Good(
                shown(receipt.at("/party_identification/0/party_name")),
                shown(receipt.at("/pii_processing/0/purposes/0/purpose")),
                shown(newest.path("event_state")),
                shown(newest.path("event_time")),
                signed.name());
    }

    /** One character a byte, so that every byte counts. */
    private static String read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("There is no file %s.".formatted(file));
        }
        try {
            if (Files.size(file) > LONGEST) {
                throw new Refusal("The file is longer than 1 MB, which no receipt is.");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new Refusal("The file cannot be read.", e);
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return new JsonMapper().readTree(bytes);
        } catch (JacksonException e) {
            throw new Refusal("This is no receipt of a consent, or a damaged one.", e);
        }
    }

    private static byte[] key(JsonNode receipt) {
        try {
            return Base64.getDecoder().decode(receipt.at("/signature/key").asString());
        } catch (IllegalArgumentException | JacksonException e) {
            throw new Refusal("This is no receipt of a consent, or a damaged one.", e);
        }
    }

    /** It is written to a terminal, and its signer may be anybody. */
    private static String shown(JsonNode value) {
        return value.asString("").replaceAll("\\p{C}", "?");
    }
}
