package nl.belofte.kills;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.belofte.Faults;
import nl.belofte.statement.StatementFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes and PostgreSQL are killed with SIGKILL at random moments, while clients do deeds and note what they were told, and
 * sweeps, rotations, sealing and restores go on. {@code ./belofte test --kills 60} does it for longer.
 */
@Tag("faults")
class KillTests {

    private static final int KILLS = Faults.LONG ? 60 : 7;
    private static final int CLIENTS = 4;

    @TempDir
    private Path home;

    @Test
    void whateverIsKilledNothingIsLostOrErasedEarlyOrTwiceAndTheChainHolds() throws Exception {
        int kills = Integer.getInteger("belofte.kills", KILLS);
        long seed = Long.getLong("belofte.seed", System.nanoTime());
        new StatementFolder(home.resolve("controllers"))
                .with(
                        "ipcall",
                        "2022-06-29",
                        "keep: 6 months after closed",
                        "keep: 3 days after closed",
                        "keep: 6 months after completed",
                        "keep: 2 days after completed");
        var random = new Random(seed);
        long begun = System.nanoTime();
        var world = new World(home);
        try (var cluster = new Cluster(world);
                var others = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var killer = new Killer(world, cluster, random);
                for (int i = 0; i < CLIENTS; i++) {
                    others.submit(new Client(world, "anna" + "bcde".charAt(i), random.nextLong()));
                }
                others.submit(new Chores(world, random.nextLong()));
                others.submit(new Chores(world, random.nextLong()));
                killer.run(kills);
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
                System.out.printf("%s, in %d seconds (seed %d)%n", world.figures(), seconds, seed);
            } finally {
                world.over = true;
            }
        } catch (Throwable broken) {
            throw new AssertionError("seed %d, on %s: %s".formatted(seed, world.today, broken.getMessage()), broken);
        }
    }
}
