package nl.belofte.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Counts attempts at something that can be guessed or flooded, by keyed hash and in memory only; the key, and with it every
 * count, lives an hour. So an address is never stored, and a lock never lasts.
 */
@Component
public class Attempts {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int COUNTED_AT_MOST = 100_000;
    private static final int IPV4 = 4;

    private final Clock clock;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private byte[] key = new byte[32];
    private Instant since = Instant.MIN;

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more. Whether that is still within what is allowed in an hour. */
    public synchronized boolean allowed(String what, String whose, int inAnHour) {
        var now = clock.instant();
        if (since.equals(Instant.MIN) || since.plus(WINDOW).isBefore(now) || counts.size() > COUNTED_AT_MOST) {
            counts.clear();
            new SecureRandom().nextBytes(key);
            since = now;
        }
        return counts.merge(hash(what + "\0" + whose), 1, Integer::sum) <= inAnHour;
    }

    /** Where a request comes from, as it is counted: whoever has one IPv6 address has all that begin with the same half. */
    public static String whence(HttpServletRequest request) {
        return whence(request.getRemoteAddr());
    }

    static String whence(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address.replaceFirst("%.*", "")).getAddress();
            return bytes.length == IPV4 ? address : HexFormat.of().formatHex(bytes, 0, bytes.length / 2);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** After a success the count starts anew. */
    public synchronized void forget(String what, String whose) {
        counts.remove(hash(what + "\0" + whose));
    }

    private String hash(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
