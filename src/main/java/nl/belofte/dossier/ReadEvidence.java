package nl.belofte.dossier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Evidence.Condition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the evidence of reads durable before what was read is handed out. A read inside a transaction leaves it there. All
 * others share commits: who comes while one is under way waits for the next, together with everybody who came meanwhile.
 */
final class ReadEvidence {

    private static final int READERS_AT_MOST = 500;
    private static final String LIVING =
            "select id from dossier where id = any (?::uuid[]) and person is not null order by id for ";

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final Queue<Reader> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    ReadEvidence(JdbcClient db, TransactionTemplate transaction, Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.evidence = evidence;
    }

    private record Reader(List<Entry> entries, CompletableFuture<Set<UUID>> written) {}

    /**
     * Returns when the evidence is written.
     *
     * @return those of the dossiers that may be handed out: one that was erased meanwhile may not
     */
    Set<UUID> write(List<Entry> entries) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            // Stronger than it needs, so that two who both go on to erase what they read do not wait for each other.
            var living = living(entries, "no key update");
            evidence.record(of(living, entries));
            return living;
        }
        var reader = new Reader(entries, new CompletableFuture<>());
        waiting.add(reader);
        writeForAll();
        try {
            return reader.written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** In a thread of its own, so that no reader waits for those who came after. */
    private void writeForAll() {
        if (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    for (var readers = next(); !readers.isEmpty(); readers = next()) {
                        writeFor(readers);
                    }
                } finally {
                    writing.set(false);
                    // Who came after the last look and before this line found somebody writing.
                    writeForAll();
                }
            });
        }
    }

    private List<Reader> next() {
        var readers = new ArrayList<Reader>();
        while (readers.size() < READERS_AT_MOST && waiting.poll() instanceof Reader reader) {
            readers.add(reader);
        }
        return readers;
    }

    private void writeFor(List<Reader> readers) {
        try {
            var entries =
                    readers.stream().flatMap(reader -> reader.entries.stream()).toList();
            var asked = dossiers(entries);
            boolean all = evidence.recordInChainIf(
                    new Condition(LIVING + "key share", asked.toArray(String[]::new), asked.size()), entries);
            var written = all ? uuids(asked) : whichLive(entries);
            readers.forEach(reader -> reader.written.complete(written));
        } catch (Throwable failed) {
            readers.forEach(reader -> reader.written.completeExceptionally(failed));
        }
    }

    /** One was erased meanwhile, or somebody else added to the chain. */
    private Set<UUID> whichLive(List<Entry> entries) {
        return transaction.execute(_ -> {
            var living = living(entries, "key share");
            evidence.recordInChain(of(living, entries));
            return living;
        });
    }

    private static Set<UUID> uuids(Set<String> ids) {
        return ids.stream().map(UUID::fromString).collect(Collectors.toSet());
    }

    private static Set<String> dossiers(List<Entry> entries) {
        return entries.stream().map(entry -> String.valueOf(entry.dossier())).collect(Collectors.toSet());
    }

    /** An erasure that is under way is waited for, or it would miss what is written here. */
    private Set<UUID> living(List<Entry> entries, String lock) {
        return new HashSet<>(db.sql(LIVING + lock)
                .param(dossiers(entries).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    private static List<Entry> of(Set<UUID> living, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> living.contains(entry.dossier()))
                .toList();
    }
}
