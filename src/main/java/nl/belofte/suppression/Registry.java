package nl.belofte.suppression;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the registry and the locks by which who sends and who says no wait for each other. */
final class Registry {

    private final JdbcClient db;

    Registry(JdbcClient db) {
        this.db = db;
    }

    /** Until the transaction ends; waits for who sends to it at this moment. */
    void lock(Saying saying) {
        db.sql("select pg_advisory_xact_lock(?)")
                .param(saying.lock())
                .query((row, _) -> "")
                .single();
    }

    /**
     * Until the transaction ends; waits for who says no or yes at this moment, and for nobody else who sends. All in the one order in
     * which everybody locks several.
     */
    void share(Collection<Saying> sayings) {
        db.sql("select pg_advisory_xact_lock_shared(number) from unnest(?::bigint[]) number")
                .param(locks(sayings))
                .query((row, _) -> "")
                .list();
    }

    /** As {@link #lock(Saying)}, in the same order. */
    void lock(Collection<Saying> sayings) {
        db.sql("select pg_advisory_xact_lock(number) from unnest(?::bigint[]) number")
                .param(locks(sayings))
                .query((row, _) -> "")
                .list();
    }

    private static Long[] locks(Collection<Saying> sayings) {
        return sayings.stream()
                .sorted(Comparator.comparing(saying -> saying.mark().hex()))
                .map(Saying::lock)
                .toArray(Long[]::new);
    }

    /**
     * Where several said it, it is none of theirs any more.
     *
     * @param by the mark of who said it of what he only typed; null where nobody knows who it was
     * @return whether it was not there yet
     */
    boolean put(Saying saying, LocalDate on, byte @Nullable [] by) {
        return db.sql("""
                                insert into suppression as s (id, controller, purpose, channel, mark, objected_on, said_by)
                                values (?, ?, ?, ?, ?, ?, ?)
                                on conflict (id) do update set said_by = null
                                  where s.said_by is distinct from excluded.said_by
                                returning xmax = 0""")
                .param(saying.id())
                .param(saying.controller())
                .param(saying.purpose().id())
                .param(saying.mark().channel().id())
                .param(saying.bytes())
                .param(Date.valueOf(on))
                .param(by)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** @return whether it was there */
    boolean take(Saying saying) {
        return db.sql("delete from suppression where id = ?").param(saying.id()).update() > 0;
    }

    /** As {@link #take(Saying)}, where nobody else said it too. */
    boolean take(Saying saying, byte[] by) {
        return db.sql("delete from suppression where id = ? and said_by = ?")
                        .params(saying.id(), by)
                        .update()
                > 0;
    }

    /** As {@link #holdsAny}, which of them. */
    Set<UUID> held(Collection<Saying> sayings) {
        return new HashSet<>(db.sql("select id from suppression where id = any (?::uuid[])")
                .param(sayings.stream().map(Saying::id).map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    /** As it is committed at this moment, so that who asks behind a lock hears of what was said before it. */
    boolean holdsAny(Collection<Saying> sayings) {
        return db.sql("select exists (select from suppression where id = any (?::uuid[]))")
                .param(sayings.stream().map(Saying::id).map(UUID::toString).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
