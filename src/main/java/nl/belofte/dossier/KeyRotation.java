package nl.belofte.dossier;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import nl.belofte.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wraps every dossier's key with a new master key and takes the old one away, while others read and write. It may be killed
 * at any moment: the next run goes on where it was.
 */
public final class KeyRotation {

    private static final int BATCH = 1_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** The lock on the file is against other processes only. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Keys keys;

    KeyRotation(JdbcClient db, TransactionTemplate transaction, Keys keys) {
        this.db = db;
        this.transaction = transaction;
        this.keys = keys;
    }

    /**
     * One at a time on all nodes, for two who bring a new master would write over one another's. Who died holds no lock.
     *
     * @param progress is told after each batch how many were wrapped anew
     * @return how many that were
     */
    public long run(LongConsumer progress) {
        IN_THIS_PROCESS.lock();
        try (var file = FileChannel.open(
                        keys.path().resolveSibling("rotation.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var _ = file.lock()) {
            return runAlone(progress);
        } catch (IOException e) {
            throw new Refusal(
                    "The keys beside %s cannot be rotated. Make this folder writable.".formatted(keys.path()), e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private long runAlone(LongConsumer progress) {
        int master = bringNewMaster();
        // Who wrapped with the old master ends first; who begins after this finds the new one.
        transaction.executeWithoutResult(
                _ -> db.sql("lock table keys.dossier_key in share mode").update());
        long wrapped = 0;
        while (left(master)) {
            for (var last = BEFORE_ALL; last != null; ) {
                var done = wrapNext(master, last);
                wrapped += done.size();
                progress.accept(wrapped);
                last = done.isEmpty() ? null : done.getLast();
            }
        }
        removeOthers(master);
        return wrapped;
    }

    private int bringNewMaster() {
        var known = db.sql("select number from keys.master_key order by number")
                .query(Integer.class)
                .list();
        int newest = known.getLast();
        if (known.size() > 1) {
            return newest;
        }
        var file = KeyFile.read(keys.path());
        if (file.masters().lastKey() == newest) {
            var masters = new TreeMap<>(file.masters());
            masters.put(newest + 1, Keys.random());
            file = file.with(masters);
            file.write(keys.path());
        }
        int next = file.masters().lastKey();
        db.sql("insert into keys.master_key (number, key_check) values (?, ?) on conflict do nothing")
                .params(next, Keys.check(file, next))
                .update();
        return next;
    }

    private boolean left(int master) {
        return db.sql("select exists (select from keys.dossier_key where master <> ?)")
                .param(master)
                .query(Boolean.class)
                .single();
    }

    private record Wrapped(UUID dossier, int master, byte[] key) {}

    /** Those that somebody is erasing are passed over, and looked at again in the next round. */
    private List<UUID> wrapNext(int master, UUID last) {
        return transaction.execute(_ -> {
            var batch = db.sql("""
                            select dossier, master, wrapped from keys.dossier_key
                            where master <> ? and dossier > ? order by dossier limit ? for update skip locked""")
                    .params(master, last, BATCH)
                    .query((row, _) -> new Wrapped(row.getObject(1, UUID.class), row.getInt(2), row.getBytes(3)))
                    .list();
            db.sql("""
                            update keys.dossier_key k set master = ?, wrapped = o.wrapped
                            from unnest(?::uuid[], ?::bytea[]) o (dossier, wrapped) where k.dossier = o.dossier""")
                    .param(master)
                    .param(Erasure.array(batch.stream().map(Wrapped::dossier).toList()))
                    .param(batch.stream().map(each -> anew(each, master)).toArray(byte[][]::new))
                    .update();
            return batch.stream().map(Wrapped::dossier).toList();
        });
    }

    private byte[] anew(Wrapped old, int master) {
        return keys.wrap(old.dossier(), master, keys.unwrap(old.dossier(), old.master(), old.key()));
    }

    private void removeOthers(int master) {
        db.sql("delete from keys.master_key where number <> ?").param(master).update();
        var file = KeyFile.read(keys.path());
        file.with(new TreeMap<>(Map.of(master, file.masters().get(master)))).write(keys.path());
    }
}
