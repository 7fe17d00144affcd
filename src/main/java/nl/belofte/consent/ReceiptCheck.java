package nl.belofte.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.belofte.evidence.Signed;
import nl.belofte.refusal.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whether a receipt of a consent is as it was signed. It may come from anybody. By itself it shows that nobody changed it
 * since; that it is the controller's shows only the key, which he publishes at {@link Receipts#KEYS} of his sites.
 */
public final class ReceiptCheck {

    private static final long LONGEST = 1L << 20;
    private static final Pattern SIGNATURE = Pattern.compile("\"value\" : \"([0-9a-f]{128})\"");

    private static final Pattern FINGERPRINT = Pattern.compile("\\b[0-9a-fA-F]{64}\\b");

    private ReceiptCheck() {}

    /**
     * What a good receipt says.
     *
     * @param state the newest that happened to the consent when it was written
     * @param fingerprint of the signing key
     * @param known whether that is the one that was expected; false where none was
     */
    public record Good(String controller, String purpose, String state, String at, String fingerprint, boolean known) {}

    /**
     * @param expected the fingerprint of the key by which it should be signed, or a file in which it stands
     * @throws Refusal when it is not as it was signed, or by another key; the message says what is wrong and names no value of
     *     the receipt
     */
    public static Good check(Path file, Optional<String> expected) {
        var keys = expected.map(ReceiptCheck::fingerprints);
        if (!Files.isRegularFile(file)) {
            throw new Refusal("There is no file %s.".formatted(file));
        }
        var text = read(file, "receipt");
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
        if (keys.isPresent() && !keys.get().contains(signed.fingerprint())) {
            throw new Refusal(
                    "This receipt is of another key than you expect: %s. It is as it was signed, but not by who has your key."
                            .formatted(signed.fingerprint()));
        }
        var events = receipt.path("event");
        var newest = events.path(events.size() - 1);
        return new Good(
                shown(receipt.at("/party_identification/0/party_name")),
                shown(receipt.at("/pii_processing/0/purposes/0/purpose")),
                shown(newest.path("event_state")),
                shown(newest.path("event_time")),
                signed.fingerprint(),
                keys.isPresent());
    }

    private static Set<String> fingerprints(String expected) {
        boolean written = FINGERPRINT.matcher(expected).matches();
        if (!written && !Files.isRegularFile(Path.of(expected))) {
            throw new Refusal(
                    "The key %s is no fingerprint of 64 characters, nor a file with one. It stands at %s of the provider's site."
                            .formatted(expected, Receipts.KEYS));
        }
        var found = FINGERPRINT
                .matcher(written ? expected : read(Path.of(expected), "key"))
                .results()
                .map(each -> each.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (found.isEmpty()) {
            throw new Refusal(
                    "In %s is no fingerprint of a key, which has 64 characters. It stands at %s of the provider's site."
                            .formatted(expected, Receipts.KEYS));
        }
        return found;
    }

    /** One character a byte, so that every byte counts. */
    private static String read(Path file, String what) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new Refusal("The file is longer than 1 MB, which no %s is.".formatted(what));
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
