package nl.belofte.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An entry as text, one fact a line, and its commitment: SHA-256 over a zero byte, the salt and the text. */
final class Payload {

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private Payload() {}

    /** @param more facts that only some deeds have, each with a line end before it; may be empty */
    static String of(Entry entry, Instant at, String more) {
        return "at=" + at
                + "\ncontroller=" + entry.controller()
                + "\ndeed=" + entry.deed().id()
                + "\npurpose=" + entry.purpose()
                + "\nactor=" + entry.actor().id()
                + (entry.member() == null ? "" : "\nmember=" + entry.member())
                + (entry.tellsPerson() ? "\nperson=" + entry.person() : "")
                + "\ndossier=" + (entry.dossier() == null ? "" : entry.dossier())
                + more
                + "\ndetail=" + LINE_END.matcher(entry.detail()).replaceAll(" ");
    }

    /**
     * What an erasure tells besides.
     *
     * @param forgot how many entries went
     * @param dossiers those that were erased together
     */
    static String erased(int forgot, List<UUID> dossiers) {
        return "\nforgot=" + forgot
                + (dossiers.size() == 1
                        ? ""
                        : dossiers.stream().map(UUID::toString).collect(Collectors.joining(" ", "\ndossiers=", "")));
    }

    static byte[] commitment(byte[] salt, String payload) {
        return Merkle.sha256(new byte[1], salt, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the columns that find a text say what the text says. */
    static boolean isAbout(String payload, @Nullable String person, @Nullable String dossier, @Nullable String member) {
        var told = fact(payload, "person");
        return (told.isEmpty() || told.equals(person))
                && fact(payload, "member").equals(member == null ? "" : member)
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
        return new Recorded(
                id,
                Instant.parse(payload.substring("at=".length(), payload.indexOf('\n'))),
                Deed.of(fact(payload, "deed")),
                fact(payload, "controller"),
                fact(payload, "purpose"),
                fact(payload, "actor"),
                tied(payload, "member"),
                tied(payload, "person"),
                tied(payload, "dossier"),
                fact(payload, "detail"));
    }

    private static @Nullable UUID tied(String payload, String name) {
        var told = fact(payload, name);
        return told.isEmpty() ? null : UUID.fromString(told);
    }
}
