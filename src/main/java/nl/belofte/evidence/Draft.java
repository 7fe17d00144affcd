package nl.belofte.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An entry as it is written down: the commitment that the chain holds, and what opens it. */
record Draft(Entry entry, Instant at, byte[] salt, String payload, byte[] commitment) {

    static Draft of(Entry entry, Instant at) {
        var salt = Payload.salt();
        var payload = Payload.of(entry, at);
        return new Draft(entry, at, salt, payload, Payload.commitment(salt, payload));
    }

    byte[] leaf() {
        return Merkle.leaf(at, commitment);
    }

    /**
     * Any number in one statement, all of one moment.
     *
     * @param batch that they are part of; null when they wait for one
     */
    static void insert(JdbcClient db, List<Draft> drafts, @Nullable Long batch) {
        var commitments = column(drafts, Draft::commitment, byte[][]::new);
        db.sql("""
                        with entry as (
                          insert into evidence_entry (at, commitment, batch)
                          select ?, c.commitment, ? from unnest(?::bytea[]) with ordinality c (commitment, place) order by place
                          returning id, commitment)
                        insert into evidence_opening (entry, salt, payload, controller, person, dossier)
                        select entry.id, o.salt, o.payload, o.controller, o.person::uuid, o.dossier::uuid
                        from unnest(?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[])
                          o (commitment, salt, payload, controller, person, dossier)
                        join entry using (commitment)""")
                .param(drafts.getFirst().at().atOffset(ZoneOffset.UTC))
                .param(batch)
                .params(
                        commitments,
                        commitments,
                        column(drafts, Draft::salt, byte[][]::new),
                        column(drafts, Draft::payload, String[]::new),
                        column(drafts, draft -> draft.entry.controller(), String[]::new),
                        column(drafts, draft -> text(draft.entry.person()), String[]::new),
                        column(drafts, draft -> text(draft.entry.dossier()), String[]::new))
                .update();
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static <T extends @Nullable Object> T[] column(
            List<Draft> drafts, Function<Draft, T> value, IntFunction<T[]> array) {
        return drafts.stream().map(value).toArray(array);
    }
}
