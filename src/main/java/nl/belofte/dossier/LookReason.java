package nl.belofte.dossier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a member of staff looks wider than the role does. Words and no free text, which could say something of a person: the
 * person reads it in the log.
 */
public enum LookReason {
    TELEPHONE,
    QUESTION,
    PAYMENT,
    FAULT,
    COMPLAINT,
    /** Somebody uses a right, which needs it. */
    REQUEST,
    MISUSE,
    STAND_IN;

    public static Optional<LookReason> of(String id) {
        return Arrays.stream(values()).filter(reason -> reason.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
