package nl.belofte.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.util.Optional;
import nl.belofte.dossier.Keys;
import org.springframework.boot.mail.autoconfigure.MailProperties;

/** The way of mail out of the product; it stands here because only this package may make it. */
public final class BenchCarriage {
    private BenchCarriage() {}

    /** With which both sides sign, as RFC 8301 wants a key of today. */
    public static final class Signature {
        private final DkimKey key;

        private Signature(DkimKey key) {
            this.key = key;
        }

        public static Signature of(String domain) {
            try {
                var keys = KeyPairGenerator.getInstance("RSA");
                keys.initialize(2048);
                return new Signature(new DkimKey(
                        domain, "bench", (RSAPrivateKey) keys.generateKeyPair().getPrivate()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        public MimeMessage sign(MimeMessage mail) throws MessagingException {
            return key.sign(mail);
        }
    }

    /** As it is with these settings and without a rate. */
    public static Carriage to(int port, int lines, Optional<Signature> signature, Clock clock) {
        var settings = new MailProperties();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        return new Carriage(
                new SmtpCarrier(
                        MailConfiguration.smtp(settings),
                        signature.stream().map(each -> each.key).toList(),
                        clock),
                Rate.UNLIMITED,
                lines);
    }

    public static Tokens tokens(Keys keys) {
        return new Tokens(keys);
    }
}
