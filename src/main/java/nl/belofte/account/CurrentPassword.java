package nl.belofte.account;

import java.util.Optional;
import nl.belofte.session.Attempts;
import org.springframework.stereotype.Component;

/** Asks for the password once more before something that cannot be undone; whoever took over a session must not guess it. */
@Component
class CurrentPassword {

    private static final int TRIES_AN_HOUR = 10;

    private final Passwords passwords;
    private final Attempts attempts;

    CurrentPassword(Passwords passwords, Attempts attempts) {
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /** A key of the message files, when this is not it or was tried too often. */
    Optional<String> wrong(Account account, String typed) {
        var whose = account.dossier().toString();
        if (!attempts.allowed("current password", whose, TRIES_AN_HOUR)) {
            return Optional.of("error.log-in-too-often");
        }
        if (!passwords.matches(typed, Optional.of(account.passwordHash()))) {
            return Optional.of("error.current-password");
        }
        attempts.forget("current password", whose);
        return Optional.empty();
    }
}
