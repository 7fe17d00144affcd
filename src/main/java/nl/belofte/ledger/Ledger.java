package nl.belofte.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.belofte.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Every no, in a file for each node. A no is on the disk before it is committed; one whose transaction failed after all is
 * struck out. Where nobody lived to strike it out it counts: of two mistakes, to do what was asked for is the smaller.
 */
public final class Ledger implements AutoCloseable {

    private static final String UNDONE = "undone";
    private static final String FILE = ".ledger";

    private final JdbcClient db;
    private final Path folder;
    private final String node;
    private final LedgerFile file;
    private long markNext;

    /**
     * @param folder outside the database and its backups; of all nodes together, where there are more
     * @param node the name of this one
     */
    public Ledger(JdbcClient db, Path folder, String node) {
        this.db = db;
        this.folder = folder;
        this.node = node;
        this.file = new LedgerFile(folder.resolve(node + FILE));
    }

    /** To be called in the transaction that does what it says. */
    public void add(List<No> noes) {
        if (noes.isEmpty()) {
            return;
        }
        var token = UUID.randomUUID().toString().substring(0, 8);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            private boolean written;

            @Override
            public void beforeCommit(boolean readOnly) {
                written = true;
                file.add(noes.stream().map(no -> token + " " + no.line()).toList());
            }

            @Override
            public void afterCompletion(int status) {
                if (written && status == STATUS_ROLLED_BACK) {
                    file.addOnceThereIsRoom(List.of(token + " " + UNDONE));
                }
            }
        });
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
     * Hands on what this database may not know, in the order in which each node wrote it; and marks it as known once it was
     * taken. After a start as always that is what was done in the last minutes, and known already.
     */
    public void replay(Replaying again) {
        var marks = marks();
        for (var path : files()) {
            var found = read(path, marks);
            var noes = noes(path, found.lines());
            again.run(noes, () -> {
                var more = read(path, Map.of(of(path), found.end())).lines();
                return more.isEmpty()
                        ? noes
                        : noes(
                                path,
                                Stream.concat(found.lines().stream(), more.stream())
                                        .toList());
            });
            mark(of(path), found.end());
        }
    }

    /** What does again what the ledger tells. */
    public interface Replaying {

        /** @param asOfNow the same, without what another node struck out meanwhile */
        void run(List<No> noes, Supplier<List<No>> asOfNow);
    }

    /**
     * Whether this was said and counts, though the database may not know: who said it did not live to commit it, and the
     * next start does it again.
     */
    public boolean tells(No.Kind kind, UUID id) {
        var marks = marks();
        return files().stream()
                .flatMap(path -> noes(path, read(path, marks).lines()).stream())
                .anyMatch(no -> no.kind() == kind && no.id().equals(id));
    }

    private Map<String, Long> marks() {
        var marks = new HashMap<String, Long>();
        db.sql("select node, place from ledger_mark").query(row -> {
            marks.put(row.getString(1), row.getLong(2));
        });
        return marks;
    }

    private static String of(Path path) {
        return path.getFileName().toString().replace(FILE, "");
    }

    private static LedgerFile.Found read(Path path, Map<String, Long> marks) {
        try {
            return LedgerFile.read(path, marks.getOrDefault(of(path), 0L));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static List<No> noes(Path path, List<String> lines) {
        var undone = new HashSet<String>();
        lines.stream().filter(line -> line.endsWith(" " + UNDONE)).forEach(line -> undone.add(token(line)));
        try {
            return lines.stream()
                    .filter(line -> !undone.contains(token(line)))
                    .map(line -> No.of(line.substring(line.indexOf(' ') + 1)))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw unreadable(path, e);
        }
    }

    private static Refusal unreadable(Path path, Exception e) {
        return new Refusal(
                "The ledger in %s cannot be read, and who was erased could come back. Put it back as it was."
                        .formatted(path),
                e);
    }

    private static String token(String line) {
        return line.substring(0, Math.max(0, line.indexOf(' ')));
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(FILE)).sorted().toList();
        } catch (IOException e) {
            throw new Refusal("The ledger in %s cannot be read. Make this folder readable.".formatted(folder), e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
