package nl.belofte.form;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import nl.belofte.mail.Tokens;
import nl.belofte.web.Submission;
import org.springframework.stereotype.Component;

/**
 * Tells people from robots by what costs a person nothing: a field that is not seen is left empty, writing takes a while, and
 * the browser works a moment while one writes. Nobody else is asked, and nothing is stored.
 *
 * <p>The work is to find a number for which a slow derivation (PBKDF2, RFC 8018) of it and the form's token begins with a
 * byte of zero. Browsers derive as fast as anything else does, so it costs a robot as much as a person, each time anew.
 */
@Component
public class Robots {

    /** A field that only a machine sees. */
    public static final String TRAP = "website";

    public static final String TOKEN = "bewijs";
    public static final String WORK = "werk";

    /** What {@code belofte.js} derives with; 256 tries on average, each as long as some thousand hashes. */
    public static final int ROUNDS = 2_000;

    private static final int BITS = 8;
    private static final Duration AT_LEAST = Duration.ofSeconds(2);
    private static final Duration COUNTS = Duration.ofHours(24);
    private static final String USE = "form";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tokens tokens;
    private final Clock clock;

    Robots(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What is known of who sent a form. */
    public enum Verdict {
        PERSON,
        /** It may be one: the mailbox will tell. */
        UNSURE,
        /** Filled in what nobody sees. */
        ROBOT,
        /** The form is not from here, or from too long ago. */
        OLD
    }

    /** A token for one form: it tells when it was made, and nobody else makes one. */
    public String token() {
        return tokens.make(USE, new UUID(clock.millis(), RANDOM.nextLong()));
    }

    public Verdict judge(Submission form) {
        if (!form.get(TRAP).isEmpty()) {
            return Verdict.ROBOT;
        }
        var made = made(form.get(TOKEN));
        if (made.isEmpty()) {
            return Verdict.OLD;
        }
        boolean hasty = clock.instant().isBefore(made.get().plus(AT_LEAST));
        return !hasty && worked(form.get(TOKEN), form.get(WORK)) ? Verdict.PERSON : Verdict.UNSURE;
    }

    private Optional<Instant> made(String token) {
        var now = clock.instant();
        return tokens.read(USE, token)
                .map(id -> Instant.ofEpochMilli(id.getMostSignificantBits()))
                .filter(made -> made.isAfter(now.minus(COUNTS)) && !made.isAfter(now));
    }

    public static boolean worked(String token, String number) {
        return number.matches("\\d{1,6}") && derived(token, number)[0] == 0;
    }

    private static byte[] derived(String token, String number) {
        try {
            var work = new PBEKeySpec(token.toCharArray(), number.getBytes(StandardCharsets.US_ASCII), ROUNDS, BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(work)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
