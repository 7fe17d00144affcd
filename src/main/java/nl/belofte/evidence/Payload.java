package nl.belofte.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An entry as text, one fact a line, and its commitment: SHA-256 over a zero byte, the salt and the text. */
final class Payload {

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private Payload() {}

    /** @param forgot how many entries went with the dossier that was erased; only an erasure tells it */
    static String of(Entry entry, Instant at, int forgot) {
        return "at=" + at
                + "\ncontroller=" + entry.controller()
                + "\ndeed=" + entry.deed().id()
                + "\npurpose=" + entry.purpose()
                + "\nactor=" + entry.actor().id()
                + (entry.tellsPerson() ? "\nperson=" + entry.person() : "")
                + "\ndossier=" + (entry.dossier() == null ? "" : entry.dossier())
                + (entry.deed() == Deed.ERASED ? "\nforgot=" + forgot : "")
                + "\ndetail=" + LINE_END.matcher(entry.detail()).replaceAll(" ");
    }

    static byte[] commitment(byte[] salt, String payload) {
        return Merkle.sha256(new byte[1], salt, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the columns that find a text say what the text says. */
    static boolean isAbout(String payload, @Nullable String person, @Nullable String dossier) {
        var told = fact(payload, "person");
        return (told.isEmpty() || told.equals(person))
                && fact(payload, "dossier").equals(dossier == null ? "" : dossier);
    }

    /** How many entries an erasure says it took; 0 for every other deed. */
    static int forgot(String payload) {
        var told = fact(payload, "forgot");
        return told.isEmpty() ? 0 : Integer.parseInt(told);
    }

    /** What stands behind this name; a detail holds no line end, so it cannot pass for another fact. */
    private static String fact(String payload, String name) {
        int at = payload.indexOf("\n" + name + "=");
        if (at < 0) {
            return "";
        }
        int from = at + name.length() + 2;
        int end = payload.indexOf('\n', from);
        return payload.substring(from, end < 0 ? payload.length() : end);
    }

    static Recorded read(long id, String payload) {
        Map<String, String> facts = new HashMap<>();
        payload.lines()
                .forEach(
                        line -> facts.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        UnaryOperator<String> fact = name -> facts.getOrDefault(name, "");
        Function<String, @Nullable UUID> tied =
                name -> fact.apply(name).isEmpty() ? null : UUID.fromString(fact.apply(name));
        return new Recorded(
                id,
                Instant.parse(fact.apply("at")),
                Deed.of(fact.apply("deed")),
                fact.apply("controller"),
                fact.apply("purpose"),
                fact.apply("actor"),
                tied.apply("person"),
                tied.apply("dossier"),
                fact.apply("detail"));
    }
}
