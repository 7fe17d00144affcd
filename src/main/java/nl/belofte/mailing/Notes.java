package nl.belofte.mailing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import nl.belofte.dossier.DossierId;
import nl.belofte.mailing.Bundle.Copy;

/**
 * What is put on disk while bundles go, beside the transactions that hold their locks: a death takes those back, and not this.
 * For all lines of this node, over one connection: what they have to note at the same time is written in one go.
 */
final class Notes implements AutoCloseable {

    /** Whoever holds a bundle has its lock, so that it cannot be had here. */
    private static final String HANDING = """
            update mailing_bundle b set handing = n.place from unnest(?::int[], ?::int[]) n (bundle, place)
            where b.id = n.bundle and not pg_try_advisory_xact_lock(%d, n.bundle) returning b.id""".formatted(Bundles.LOCK);

    /** A server may be slow to say that it wants the copy; who holds the bundle may have died meanwhile. */
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Connection connection;
    private final PreparedStatement handing;
    private final ExecutorService beside =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final Queue<Note> waiting = new ConcurrentLinkedQueue<>();
    private final Clock clock;

    private record Note(int bundle, int place, CompletableFuture<Boolean> held) {}

    private Notes(Connection connection, Clock clock) throws SQLException {
        this.connection = connection;
        // For each copy once: what is asked so often goes past the helpers.
        this.handing = connection.prepareStatement(HANDING);
        this.clock = clock;
    }

    static Notes open(DataSource database, Clock clock) {
        try {
            var connection = database.getConnection();
            try (var patience = connection.createStatement()) {
                // Nobody holds what is noted here but who erases it; the database cannot see that we wait for
                // ourselves.
                patience.execute("set lock_timeout = '2s'");
            }
            return new Notes(connection, clock);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection for notes", e);
        }
    }

    /** The other connection is lost, and with it what nobody may say no past: the server must not get the copy. */
    static final class NotHeld extends RuntimeException {
        NotHeld() {
            super("the bundle is not held any more");
        }
    }

    /**
     * Notes that from now on nobody knows whether the server has this copy, and that it has those before it. It begins at
     * once, so that the disk writes while the server is told for whom the copy is.
     *
     * @return returns once that is on disk, and was true a moment ago; throws {@link NotHeld} when whoever sends does not hold
     *     the bundle, and so neither the noes
     */
    Runnable handing(Bundle bundle, int place) {
        long begun = System.nanoTime();
        var noting = note(bundle, place);
        return () -> {
            await(noting);
            if (System.nanoTime() - begun > MOMENT.toNanos()) {
                await(note(bundle, place));
            }
        };
    }

    private Future<Boolean> note(Bundle bundle, int place) {
        var note = new Note(bundle.id(), place, new CompletableFuture<>());
        waiting.add(note);
        beside.execute(this::writeWaiting);
        return note.held();
    }

    private static void await(Future<Boolean> noting) {
        try {
            if (!noting.get()) {
                throw new NotHeld();
            }
        } catch (ExecutionException e) {
            throw new NotHeld();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotHeld();
        }
    }

    /** All that lines want noted by now: while the disk writes it, the next gather. */
    private void writeWaiting() {
        var notes = new ArrayList<Note>();
        for (var note = waiting.poll(); note != null; note = waiting.poll()) {
            notes.add(note);
        }
        try {
            write(notes);
        } catch (SQLException lost) {
            // One of them may have waited too long for somebody, which is nothing to the others.
            notes.forEach(this::writeAlone);
        }
    }

    private void writeAlone(Note note) {
        try {
            write(List.of(note));
        } catch (SQLException lost) {
            note.held().complete(false);
        }
    }

    private void write(List<Note> notes) throws SQLException {
        if (notes.isEmpty()) {
            return;
        }
        handing.setObject(1, notes.stream().mapToInt(Note::bundle).toArray());
        handing.setObject(2, notes.stream().mapToInt(Note::place).toArray());
        var held = new HashSet<Integer>();
        try (var rows = handing.executeQuery()) {
            while (rows.next()) {
                held.add(rows.getInt(1));
            }
        }
        notes.forEach(note -> note.held().complete(held.contains(note.bundle())));
    }

    /** The server knows no such address. */
    void refused(Bundle bundle, Copy copy) {
        ended(bundle, List.of(copy.dossier()), "refused", "refused");
    }

    /** It was tried for days. */
    void notTaken(Bundle bundle, Copy copy) {
        ended(bundle, List.of(copy.dossier()), "not-taken", "refused");
    }

    /** Somebody wants it no more, or is not there any more. */
    void givenUp(Bundle bundle, List<DossierId> copies) {
        ended(bundle, copies, "given-up", "given_up");
    }

    private void ended(Bundle bundle, List<DossierId> copies, String state, String counted) {
        update(
                """
                with ended as (
                  update mailing_copy set state = ?, bundle = null, place = null
                  where bundle = ? and dossier = any (?::uuid[]) returning dossier)
                update mailing set %1$s = %1$s + (select count(*) from ended) where id = ?""".formatted(counted),
                state,
                bundle.id(),
                Bundles.ids(copies),
                bundle.mailing().id());
    }

    /** A person decides what becomes of it. */
    void doubtful(Bundle bundle, Copy copy) {
        update("""
                update mailing_copy set state = 'doubtful', bundle = null, place = null
                where dossier = ? and bundle = ?""", copy.dossier().value(), bundle.id());
    }

    /** Not at once, and each time later. */
    void tryLater(Bundle bundle, Copy copy) {
        update("""
                update mailing_copy set state = 'waiting', bundle = null, place = null, attempts = attempts + 1,
                  due_at = ?::timestamptz + least(interval '4 hours', interval '30 seconds' * power(2, attempts))
                where dossier = ? and bundle = ?""", OffsetDateTime.now(clock), copy.dossier().value(), bundle.id());
    }

    private void update(String sql, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int place = 0; place < values.length; place++) {
                statement.setObject(
                        place + 1,
                        values[place] instanceof String[] ids ? connection.createArrayOf("text", ids) : values[place]);
            }
            statement.executeUpdate();
        } catch (SQLException lost) {
            throw new NotHeld();
        }
    }

    @Override
    public void close() {
        try (connection;
                handing;
                beside;
                var patience = connection.createStatement()) {
            patience.execute("reset lock_timeout");
        } catch (SQLException gone) {
            // It is closed either way.
        }
    }
}
