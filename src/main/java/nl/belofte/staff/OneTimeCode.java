package nl.belofte.staff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The code that an app shows for half a minute. RFC 6238 as all apps have it: SHA-1, six digits, steps of 30 seconds. */
final class OneTimeCode {

    private static final int SECONDS = 30;
    private static final int MODULUS = 1_000_000;

    /** In steps, either way: clocks differ, and typing takes a while. */
    private static final int SKEW = 1;

    private OneTimeCode() {}

    static String at(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            // RFC 4226, 5.3: four bytes from where the last one says, without the sign.
            int from = hash[hash.length - 1] & 0xF;
            int number = ByteBuffer.wrap(hash).getInt(from) & Integer.MAX_VALUE;
            return "%06d".formatted(number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    /** The step whose code this is, at this moment; empty when it is none that counts. It takes the same time for all. */
    static OptionalLong stepOf(String typed, byte[] secret, Instant at) {
        long now = step(at);
        var code = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        return LongStream.rangeClosed(now - SKEW, now + SKEW)
                .filter(step -> MessageDigest.isEqual(at(secret, step).getBytes(StandardCharsets.UTF_8), code))
                .reduce((_, later) -> later);
    }
}
