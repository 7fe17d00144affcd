package nl.belofte.mailing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import nl.belofte.dossier.DossierId;
import nl.belofte.mailing.Bundle.Copy;

/**
 * What is put on disk while a bundle goes, beside the transaction that holds its locks: a death takes that back, and not this.
 * For one line, over a connection of its own.
 */
final class Notes implements AutoCloseable {

    /** Whoever holds the bundle has its lock, so that it cannot be had here. */
    private static final String HANDING =
            "update mailing_bundle set handing = ? where id = ? and not pg_try_advisory_xact_lock(%d, ?)"
                    .formatted(Bundles.LOCK);

    /** A server may be slow to say that it wants the copy; who holds the bundle may have died meanwhile. */
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Connection connection;
    private final PreparedStatement handing;
    private final ExecutorService beside =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final Clock clock;

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
        var noting = beside.submit(() -> note(bundle, place));
        return () -> {
            await(noting);
            if (System.nanoTime() - begun > MOMENT.toNanos()) {
                note(bundle, place);
            }
        };
    }

    private static void await(Future<?> noting) {
        try {
            noting.get();
        } catch (ExecutionException e) {
            throw new NotHeld();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotHeld();
        }
    }

    private void note(Bundle bundle, int place) {
        try {
            handing.setInt(1, place);
            handing.setInt(2, bundle.id());
            handing.setInt(3, bundle.id());
            if (handing.executeUpdate() == 0) {
                throw new NotHeld();
            }
        } catch (SQLException lost) {
            throw new NotHeld();
        }
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
