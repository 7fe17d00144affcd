package nl.belofte.mail;

import java.math.BigInteger;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.util.List;
import nl.belofte.dossier.Keys;
import org.springframework.boot.mail.autoconfigure.MailProperties;

/** Ways out of the house for tests of what sends to many. */
public final class Carriages {

    private Carriages() {}

    public static Tokens tokens(Keys keys) {
        return new Tokens(keys);
    }

    /** To a mail server on this machine, without a rate. */
    public static Carriage to(int port, int connections, Clock clock) {
        return to(port, connections, clock, List.of());
    }

    /** As {@link #to(int, int, Clock)}, by a platform that cannot sign its mail, and so cannot make any. */
    public static Carriage withoutSignature(int port, String domain, Clock clock) {
        return to(port, 1, clock, List.of(new DkimKey(domain, "s1", new NoKey())));
    }

    private static Carriage to(int port, int connections, Clock clock, List<DkimKey> keys) {
        var settings = new MailProperties();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        return new Carriage(
                new SmtpCarrier(MailConfiguration.smtp(settings), keys, clock), Rate.UNLIMITED, connections);
    }

    private static final class NoKey implements RSAPrivateKey {
        @Override
        public BigInteger getPrivateExponent() {
            return BigInteger.ONE;
        }

        @Override
        public BigInteger getModulus() {
            return BigInteger.ONE;
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
