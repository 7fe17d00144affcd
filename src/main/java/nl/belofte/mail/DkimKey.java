package nl.belofte.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.belofte.refusal.Refusal;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;
import org.springframework.core.env.PropertyResolver;

/**
 * With which a controller vouches for its mail, as the settings {@code belofte.dkim.<controller>} say. RFC 6376. It never
 * prints its key.
 *
 * @param domain under which everybody can look up the other half of the key
 */
record DkimKey(String domain, String selector, RSAPrivateKey key) {

    /** What is shorter, receivers take for no signature at all. RFC 8301, 3.2. */
    private static final int SHORTEST = 1024;

    private static final Pattern LABELS = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----", Pattern.DOTALL);

    /**
     * @param from the address that the controller's mail comes from
     * @throws Refusal when something is missing, or the key is none
     */
    static Optional<DkimKey> read(PropertyResolver settings, String controller, String from) {
        var prefix = "belofte.dkim." + controller + ".";
        var domain = settings.getProperty(prefix + "domain", "").strip().toLowerCase(Locale.ROOT);
        var selector = settings.getProperty(prefix + "selector", "").strip();
        var file = settings.getProperty(prefix + "key", "").strip();
        if (domain.isEmpty() && selector.isEmpty() && file.isEmpty()) {
            return Optional.empty();
        }
        if (!LABELS.matcher(domain).matches() || !LABELS.matcher(selector).matches() || file.isEmpty()) {
            throw new Refusal(
                    "To sign mail, set all three: %1$sdomain, %1$sselector and %1$skey, a file.".formatted(prefix));
        }
        if (!covers(domain, from)) {
            throw new Refusal(
                    "The setting %sdomain is '%s', and the mail comes from another: make it that of the contact address in the statement."
                            .formatted(prefix, domain));
        }
        return Optional.of(new DkimKey(domain, selector, key(Path.of(file), prefix + "key")));
    }

    private static RSAPrivateKey key(Path file, String setting) {
        try {
            var pem = PEM.matcher(Files.readString(file));
            if (pem.find()) {
                var bytes = Base64.getMimeDecoder().decode(pem.group(1));
                if (KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes))
                                instanceof RSAPrivateKey key
                        && key.getModulus().bitLength() >= SHORTEST) {
                    return key;
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            // What was in it is nobody's business: the sentence says what it must be.
        }
        throw new Refusal(
                "The file of %s holds no RSA key to sign with. Make one: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out FILE"
                        .formatted(setting));
    }

    /** Whether receivers count its signature for this address. RFC 7489, 3.1.1. */
    boolean covers(String from) {
        return covers(domain, from);
    }

    private static boolean covers(String domain, String from) {
        var host = from.substring(from.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** Over the text and the headers that a reader or a program goes by, the way out among them. RFC 8058, 4. */
    MimeMessage sign(MimeMessage mail) throws MessagingException {
        try {
            var signer = new DkimSigner(domain, selector, key);
            signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
            signer.setHeaderCanonicalization(Canonicalization.RELAXED);
            signer.setBodyCanonicalization(Canonicalization.RELAXED);
            signer.setLengthParam(false);
            // It would ask the whole world's servers for our own name.
            signer.setCheckDomainKey(false);
            signer.addHeaderToSign("List-Unsubscribe-Post");
            return new DkimMessage(mail, signer);
        } catch (RuntimeException e) {
            throw new MessagingException("a mail could not be signed", e);
        }
    }

    @Override
    public String toString() {
        return "DkimKey[" + domain + "]";
    }
}
