package nl.belofte.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every mail that the platform sends. Its words stand in the message files under {@code mail.<id>}. */
public enum Letter {
    CONFIRM_REGISTRATION("/registreren/bevestiging"),
    ALREADY_REGISTERED(""),
    RESET_PASSWORD("/wachtwoord-herstellen"),
    PASSWORD_CHANGED(""),
    CONFIRM_EMAIL("/e-mailadres/bevestiging"),
    EMAIL_CHANGE_ASKED(""),
    ACCOUNT_CLOSED(""),
    STAFF_ACCESS_CHANGED("");

    private final String path;

    Letter(String path) {
        this.path = path;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where its link leads, with a token that counts for this letter only; empty when it has none. */
    Optional<String> path() {
        return Optional.of(path).filter(where -> !where.isEmpty());
    }

    static Letter of(String id) {
        return Arrays.stream(values())
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
