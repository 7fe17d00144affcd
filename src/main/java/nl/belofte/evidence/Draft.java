package nl.belofte.evidence;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** An entry as it is written down: its leaf, which the chain holds, and what opens it. */
record Draft(
        Leaf leaf,
        byte[] salt,
        String payload,
        @Nullable UUID person,
        @Nullable UUID dossier,
        @Nullable UUID member) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The columns of {@link #columns}, as PostgreSQL takes them apart. */
    static final String ROWS = """
            unnest(?::bigint[], ?::bytea[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[])
              o (entry, salt, payload, person, dossier, member)""";

    /** @param more what it tells besides, as {@link Payload} words it */
    static Draft of(Entry entry, long number, Instant at, String more) {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        var payload = Payload.of(entry, at, more);
        return new Draft(
                new Leaf(number, at, Payload.commitment(salt, payload)),
                salt,
                payload,
                entry.person(),
                entry.dossier(),
                entry.member());
    }

    static List<Leaf> leaves(List<Draft> drafts) {
        return drafts.stream().map(Draft::leaf).toList();
    }

    static List<Object> columns(List<Draft> drafts) {
        return List.of(
                column(drafts, draft -> draft.leaf.entry(), Long[]::new),
                column(drafts, Draft::salt, byte[][]::new),
                column(drafts, Draft::payload, String[]::new),
                column(drafts, draft -> text(draft.person), String[]::new),
                column(drafts, draft -> text(draft.dossier), String[]::new),
                column(drafts, draft -> text(draft.member), String[]::new));
    }

    static <E, T extends @Nullable Object> T[] column(List<E> rows, Function<E, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
