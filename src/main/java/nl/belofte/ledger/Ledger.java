package nl.belofte.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Every no, in a file for each node. A no is on the disk before it is committed; one whose transaction failed after all is
 * struck out. Where nobody lived to strike it out it counts: of two mistakes, to do what was asked for is the smaller.
 */
public final class Ledger implements AutoCloseable {

    private final JdbcClient db;
    private final Path folder;
    private final String node;
    private final LedgerFile file;
    private final Clock clock;
    private final List<Again> others;
    private long markNext;

    /**
     * @param folder outside the database and its backups; of all nodes together, where there are more
     * @param node the name of this one
     */
    public Ledger(JdbcClient db, Path folder, String node) {
        this(db, folder, node, List.of());
    }

    /** @param others who do again what is theirs, with who calls {@link #replay} */
    public Ledger(JdbcClient db, Path folder, String node, List<Again> others) {
        // The platform's own may be turned in a trial.
        this(db, folder, node, Clock.systemUTC(), others);
    }

    Ledger(JdbcClient db, Path folder, String node, Clock clock) {
        this(db, folder, node, clock, List.of());
    }

    private Ledger(JdbcClient db, Path folder, String node, Clock clock, List<Again> others) {
        this.db = db;
        this.others = others;
        this.clock = clock;
        this.folder = folder;
        this.node = node;
        this.file = new LedgerFile(folder.resolve(node + Told.FILE));
    }

    /** To be called in the transaction that does what it says. */
    public void add(List<No> noes) {
        if (noes.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            private @Nullable String token;

            @Override
            public void beforeCommit(boolean readOnly) {
                var all = Line.newToken(time());
                token = all;
                file.add(noes.stream()
                        .map(no -> new Line(all, Optional.of(no)).text())
                        .toList());
            }

            @Override
            public void afterCompletion(int status) {
                if (token != null && status == STATUS_ROLLED_BACK) {
                    file.addOnceThereIsRoom(List.of(new Line(token, Optional.empty()).text()));
                }
            }
        });
    }

    /** Behind all that stands in any file, even if this clock was set back or differs from another node's. */
    private long time() {
        return Math.max(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()), Told.latest(folder) + 1);
    }

    /** Remembers in the database how far it is, so that the next start begins there. */
    public void mark() {
        file.addOwed();
        // What was written since the last time may belong to transactions that are not committed yet.
        mark(node, markNext);
        markNext = file.forced();
    }

    private void mark(String of, long place) {
        db.sql("""
                        insert into ledger_mark (node, place) values (?, ?)
                        on conflict (node) do update set place = greatest(ledger_mark.place, excluded.place)""").params(of, place).update();
    }

    /**
     * Hands on what this database may not know, in the order in which it was done on whatever node; and marks it as known once
     * it was taken. After a start as always that is what was done in the last minutes, and known already.
     */
    public void replay(Again mine) {
        var marks = marks(db);
        Told.refuseLost(folder, marks);
        var told = new Told(folder, marks);
        var meanwhile = new Meanwhile() {
            @Override
            public boolean isTold(UUID id) {
                return told.isToldSince(id);
            }

            @Override
            public Set<UUID> erased() {
                return new Told(folder, marks)
                        .noes().stream()
                                .filter(no -> no.kind() == No.Kind.ERASED)
                                .map(No::id)
                                .collect(Collectors.toSet());
            }
        };
        mine.run(told.noes(), meanwhile);
        others.forEach(each -> each.run(told.noes(), meanwhile));
        told.ends().forEach(this::mark);
    }

    /** Does again what is its own of these, and leaves the rest; what the database knows already it leaves too. */
    public interface Again {
        void run(List<No> noes, Meanwhile meanwhile);
    }

    /** What other nodes write while it is done again. */
    public interface Meanwhile {

        /** Whether anything was written on this since: then a node that lives knew better. */
        boolean isTold(UUID id);

        /** What is to be erased, without what was struck out since. */
        Set<UUID> erased();
    }

    /**
     * Whether this was erased and the database may not know: who did it did not live to commit it, and the next start does it
     * again.
     */
    public boolean tellsErased(UUID id) {
        return new Told(folder, marks(db)).isErased(id);
    }

    /** @throws nl.belofte.refusal.Refusal when these files are not all that this database knows of */
    public static void refuseLost(Path folder, JdbcClient db) {
        Told.refuseLost(folder, marks(db));
    }

    private static Map<String, Long> marks(JdbcClient db) {
        var marks = new HashMap<String, Long>();
        db.sql("select node, place from ledger_mark").query(row -> {
            marks.put(row.getString(1), row.getLong(2));
        });
        return marks;
    }

    @Override
    public void close() {
        file.close();
    }
}
