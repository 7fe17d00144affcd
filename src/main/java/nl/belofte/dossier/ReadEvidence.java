package nl.belofte.dossier;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Evidence.Condition;
import nl.belofte.person.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the evidence of reads durable before what was read is handed out. A read inside a transaction leaves it there; all
 * others share commits.
 */
final class ReadEvidence {

    private static final String LIVING =
            "select id from dossier where id = any ((select ?::uuid[])::uuid[]) and person is not null order by id for ";

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final Together<List<Entry>, Set<UUID>> together = new Together<>(this::writeForAll);

    ReadEvidence(JdbcClient db, TransactionTemplate transaction, Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.evidence = evidence;
    }

    boolean silentAbout(PersonId person) {
        return evidence.silentAbout(person.value());
    }

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
        return together.ask(entries);
    }

    /** Of dossiers that the caller's transaction holds. */
    void writeLocked(List<Entry> entries) {
        evidence.record(entries);
    }

    private List<Set<UUID>> writeForAll(List<List<Entry>> readers) {
        var entries = readers.stream().flatMap(List::stream).toList();
        var asked = dossiers(entries);
        boolean all = evidence.recordInChainIf(
                new Condition(LIVING + "key share", asked.toArray(String[]::new), asked.size()), entries);
        return Collections.nCopies(readers.size(), all ? uuids(asked) : whichLive(entries));
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
