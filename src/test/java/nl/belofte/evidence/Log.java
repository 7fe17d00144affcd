package nl.belofte.evidence;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.TestClock;
import nl.belofte.evidence.Evidence.Erased;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The evidence on a fresh database, and a way to tamper with it. */
final class Log implements AutoCloseable {

    static final UUID ANNA = UUID.nameUUIDFromBytes(new byte[] {1});
    static final UUID ACCOUNT = UUID.nameUUIDFromBytes(new byte[] {1, 1});
    static final UUID ORDER = UUID.nameUUIDFromBytes(new byte[] {1, 2});

    final TestClock clock = TestClock.on("2026-03-02");
    final HikariDataSource database = CleanDatabase.open();
    final JdbcClient db = JdbcClient.create(database);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    final Path folder;
    final Evidence evidence;
    private @Nullable EvidenceChain checker;

    Log(Path folder) {
        this.folder = folder;
        this.evidence = new Evidence(db, clock, chain());
    }

    EvidenceChain chain() {
        return new EvidenceChain(db, transaction, clock, folder, false);
    }

    void record(Entry... entries) {
        transaction.executeWithoutResult(_ -> evidence.record(List.of(entries)));
    }

    /** Some entries about Anna's account, and one about her order, in as many batches as asked. */
    void fill(int batches) {
        var chain = chain();
        for (int i = 0; i < batches; i++) {
            record(entry(Deed.OPENED, ACCOUNT, ""), entry(Deed.READ, ACCOUNT, "email"), entry(Deed.READ, ORDER, ""));
            chain.seal();
        }
    }

    /** Makes what is recorded about these unreadable, as erasing them does. */
    void erase(UUID... dossiers) {
        eraseAndForget(List.of(), dossiers);
    }

    void eraseAndForget(List<UUID> people, UUID... dossiers) {
        transaction.executeWithoutResult(_ -> evidence.recordErasures(
                Stream.of(dossiers)
                        .map(dossier -> new Erased(
                                new Entry(
                                        "ipcall",
                                        Deed.ERASED,
                                        "account",
                                        new Actor.Platform("sweep"),
                                        people.contains(ANNA) ? null : ANNA,
                                        dossier,
                                        ""),
                                List.of(dossier)))
                        .toList(),
                people));
    }

    /** As a sweep erases what belonged to people of whom nothing is left. */
    void eraseTogether(List<UUID> people, UUID... dossiers) {
        var entry = new Entry("ipcall", Deed.ERASED, "account", new Actor.Platform("sweep"), null, null, "");
        transaction.executeWithoutResult(
                _ -> evidence.recordErasures(List.of(new Erased(entry, List.of(dossiers))), people));
    }

    static Entry entry(Deed deed, @Nullable UUID dossier, String detail) {
        return new Entry("ipcall", deed, "account", new Actor.Self(ANNA), ANNA, dossier, detail);
    }

    /** @param waiting not yet in the chain; {@code readable} those that can still be opened */
    record Extent(long entries, long waiting, long readable) {}

    Extent extent() {
        return db.sql("""
                        select (select coalesce(sum(length(leaves)), 0) / 48 from evidence_batch)
                            + (select count(*) from evidence_waiting) as entries,
                          (select count(*) from evidence_waiting) as waiting,
                          (select count(*) from evidence_opening) as readable""").query(Extent.class).single();
    }

    List<String> faults() {
        if (checker == null) {
            checker = chain();
        }
        return checker.verify().faults();
    }

    int tamper(String sql, Object... params) {
        return db.sql(sql).params(params).update();
    }

    @Override
    public void close() {
        CleanDatabase.giveBack(database);
    }
}
