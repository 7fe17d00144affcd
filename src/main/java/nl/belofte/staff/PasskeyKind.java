package nl.belofte.staff;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a passkey is on, by which its owner tells it from the others. A list: what one types may name somebody. */
enum PasskeyKind {
    COMPUTER,
    TELEPHONE,
    SECURITY_KEY,
    PASSWORD_MANAGER;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(PasskeyKind::id).toList();
    }

    static Optional<PasskeyKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
