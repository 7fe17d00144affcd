package nl.belofte.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Writes backups while nothing is under way, so that the model knows what is in them, and puts the last one back. */
final class BackupAndRestore {

    private final World world;
    private final Cluster cluster;
    private final Random random;

    private int written;
    private Path file;
    private Map<UUID, Life> lives;

    BackupAndRestore(World world, Cluster cluster, Random random) {
        this.world = world;
        this.cluster = cluster;
        this.random = random;
    }

    void atTimes() {
        if (file == null || random.nextInt(3) == 0) {
            var next = world.home.resolve("backup-" + ++written);
            if (world.noted("backup", world.node(0).ask("backup " + next)).ok()) {
                file = next;
                lives = world.copy();
                copy(keys(), keysThen());
            }
        }
    }

    private Path keys() {
        return world.home.resolve("keys/master.key");
    }

    /** Of the keys there are copies of their own. */
    private Path keysThen() {
        return file.resolveSibling(file.getFileName() + ".master");
    }

    /** Another after every read and seal, so that it tells whether a restore was done of which nobody heard. */
    private String looks() {
        return cluster.with(db -> db.sql(
                        "select count(*) || ' ' || coalesce(max(sealed_at)::text, '') || ' ' || coalesce(sum(number), 0) from evidence_batch")
                .query(String.class)
                .single());
    }

    /** While no node lives. The nodes then start, and do again what the ledger tells. */
    void restore() {
        var before = looks();
        boolean done = tried(true) || !looks().equals(before);
        // Who sees a restore fail tries again, or thinks better of it.
        if (!done && random.nextBoolean()) {
            done = tried(false);
            if (!done) {
                throw new AssertionError("a restore that nobody killed failed");
            }
        }
        if (done) {
            copy(keysThen(), keys());
            world.restored(lives);
        }
        startNodes();
    }

    private boolean tried(boolean kill) {
        var process = cluster.restore(file);
        if (!process.started().ok()) {
            throw new AssertionError("the restore does not start");
        }
        var answer = process.begin("restore");
        int chance = kill ? random.nextInt(3) : 2;
        if (chance < 2) {
            Nap.upTo(random, 500_000);
        }
        if (chance == 0) {
            cluster.kill(process);
            world.killed("the restore");
        } else if (chance == 1) {
            cluster.killPostgres();
            world.killed("postgres in a restore");
            cluster.restartPostgres();
        }
        boolean ok = answer.join().ok();
        process.kill();
        cluster.awaitPostgres();
        cluster.awaitLastWordsOfTheDead();
        return ok;
    }

    /** Both at once, and at times one is killed while it does again what was forgotten. */
    private void startNodes() {
        var first = cluster.begin(0);
        var second = cluster.begin(1);
        if (random.nextBoolean()) {
            Nap.upTo(random, 2_000_000);
            cluster.kill(first);
            world.killed("node in a replay");
            first = cluster.begin(0);
        }
        cluster.await(0, first);
        cluster.await(1, second);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
