package nl.belofte.staff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.belofte.brand.Site;

/**
 * Where somebody chooses a password and a code beside it.
 *
 * @param proposal which secret it is
 * @param written the secret, for who types it over, in groups of four
 * @param link the same for an app on this very device
 * @param passwordError a key of the message files
 * @param codeError likewise
 */
public record CodeForm(
        String proposal,
        String written,
        String link,
        QrCode picture,
        Optional<String> passwordError,
        Optional<String> codeError) {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    static CodeForm of(Site site, Codes.Secret secret, Optional<String> passwordError, Optional<String> codeError) {
        var text = base32(secret.bytes());
        var issuer = URLEncoder.encode(site.name(), StandardCharsets.UTF_8).replace("+", "%20");
        var link = "otpauth://totp/%s?secret=%s&issuer=%s".formatted(issuer, text, issuer);
        return new CodeForm(
                secret.token(), text.replaceAll("(.{4})(?=.)", "$1 "), link, QrCode.of(link), passwordError, codeError);
    }

    /** RFC 4648, 6; a secret is so many bytes that nothing has to be filled up. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : bytes) {
            held = held << Byte.SIZE | each & 0xFF;
            for (bits += Byte.SIZE; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt(held >> bits - 5 & 31));
            }
            held &= 0xFF;
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "CodeForm";
    }
}
