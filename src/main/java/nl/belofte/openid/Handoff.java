package nl.belofte.openid;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.belofte.file.Language;

/**
 * One way to the issuer and back. All that must be remembered of it follows from one secret: what comes back with the browser
 * (the state), what stands in the token (the nonce), and what proves that who exchanges the code is who asked for it (the
 * verifier, RFC 7636).
 *
 * @param next where one goes on afterwards, a word; may be empty
 */
record Handoff(byte[] secret, Language language, String next) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    String state() {
        return "%s.%s.%s".formatted(language.tag(), next, derived("state " + language.tag() + " " + next));
    }

    String nonce() {
        return derived("nonce");
    }

    String verifier() {
        return derived("verifier");
    }

    String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier().getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one whose state this is; empty when it was made with another secret, or by nobody. */
    static Optional<Handoff> of(byte[] secret, String state) {
        var parts = state.split("\\.", -1);
        return parts.length != 3
                ? Optional.empty()
                : Language.of(parts[0])
                        .map(language -> new Handoff(secret, language, parts[1]))
                        .filter(handoff -> MessageDigest.isEqual(bytes(handoff.state()), bytes(state)));
    }

    private String derived(String use) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return BASE64.encodeToString(mac.doFinal(bytes(use)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Handoff";
    }
}
