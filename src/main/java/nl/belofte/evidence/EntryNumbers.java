package nl.belofte.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The numbers of entries, drawn many at a time, so that the database is not asked for each. A node uses them up within a
 * second or lets them go, so that the order of all nodes' entries is that of their time, but for a second.
 */
final class EntryNumbers {

    private static final int AT_ONCE = 64;
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient db;
    private final ArrayDeque<Long> drawn = new ArrayDeque<>();
    private Instant drawnAt = Instant.MIN;

    EntryNumbers(JdbcClient db) {
        this.db = db;
    }

    /** Each higher than the one before it, and than all that were taken here before. */
    synchronized List<Long> take(int count, Instant now) {
        if (drawn.size() < count || Duration.between(drawnAt, now).abs().compareTo(FRESH) > 0) {
            drawn.clear();
            drawn.addAll(db.sql("select nextval('evidence_entry_id') from generate_series(1, ?)")
                    .param(count + AT_ONCE)
                    .query(Long.class)
                    .list());
            drawnAt = now;
            forgetUnlessCommitted();
        }
        var taken = new ArrayList<Long>(count);
        while (taken.size() < count) {
            taken.add(drawn.remove());
        }
        return taken;
    }

    /** A database that ends before it commits gives the same numbers once more when it is back. */
    private void forgetUnlessCommitted() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status != STATUS_COMMITTED) {
                        forget();
                    }
                }
            });
        }
    }

    private synchronized void forget() {
        drawn.clear();
    }
}
