package nl.belofte.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords, kept as Argon2id hashes with 19 MiB and two rounds, as OWASP's cheat sheet advises. */
@Component
public class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    /** Of a random password that nobody knows, made with the same parameters. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$97hdjFxe2AH5RcOCtNPFSg$FkKSoM8xSrsLAaX9jToFTJYQd1Qpv9Nm7W4d9puPpVA";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    /** A hash takes memory and a core, so a flood of log-ins waits for its turn. */
    private final Semaphore turns =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    /** A key of the message files, when this password will not do. */
    public Optional<String> wrong(String password) {
        if (password.isEmpty()) {
            return Optional.of("error.missing.password");
        }
        if (password.length() < SHORTEST || password.length() > LONGEST || password.isBlank()) {
            return Optional.of("error.password");
        }
        return Optional.empty();
    }

    /** One that nobody knows, for who has yet to choose. */
    public String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            turns.release();
        }
    }

    /** Takes as long for an unknown name, so that the time tells nothing. */
    public boolean matches(String password, Optional<String> hash) {
        turns.acquireUninterruptibly();
        try {
            boolean same = password.length() <= LONGEST && encoder.matches(password, hash.orElse(NOBODYS));
            return same && hash.isPresent();
        } finally {
            turns.release();
        }
    }
}
