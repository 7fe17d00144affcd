package nl.belofte.evidence;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An entry as text, one fact a line, and its commitment: SHA-256 over a zero byte, the salt and the text. */
final class Payload {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Payload() {}

    static String of(Entry entry, Instant at) {
        return """
                at=%s
                controller=%s
                deed=%s
                purpose=%s
                actor=%s
                dossier=%s
                detail=%s""".formatted(
                        at,
                        entry.controller(),
                        entry.deed().id(),
                        entry.purpose(),
                        entry.actor().id(),
                        entry.dossier() == null ? "" : entry.dossier(),
                        entry.detail().replaceAll("\\R", " "));
    }

    static byte[] salt() {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return salt;
    }

    static byte[] commitment(byte[] salt, String payload) {
        return Merkle.sha256(new byte[] {0}, salt, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the columns that find a text say what the text says. */
    static boolean isAbout(String payload, String controller, @Nullable String dossier) {
        return payload.lines().anyMatch(("controller=" + controller)::equals)
                && payload.lines().anyMatch(("dossier=" + (dossier == null ? "" : dossier))::equals);
    }

    static Recorded read(long id, String payload) {
        Map<String, String> facts = new HashMap<>();
        payload.lines()
                .forEach(
                        line -> facts.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        UnaryOperator<String> fact = name -> facts.getOrDefault(name, "");
        var dossier = Optional.of(fact.apply("dossier")).filter(text -> !text.isEmpty());
        return new Recorded(
                id,
                Instant.parse(fact.apply("at")),
                Deed.of(fact.apply("deed")),
                fact.apply("controller"),
                fact.apply("purpose"),
                fact.apply("actor"),
                dossier.map(UUID::fromString).orElse(null),
                fact.apply("detail"));
    }
}
