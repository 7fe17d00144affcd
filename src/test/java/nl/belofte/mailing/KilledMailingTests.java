package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.IntStream;
import nl.belofte.Customers;
import nl.belofte.Faults;
import nl.belofte.database.MortalPostgres;
import nl.belofte.dossier.Floor;
import nl.belofte.mail.ScriptedServer;
import nl.belofte.mailing.Mailing.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed with SIGKILL in the middle of a mailing, again and again, and another one goes on: nobody gets it twice, and
 * of one message at most for each open connection nobody knows. {@code ./belofte test --faults} does it with 10,000.
 */
@Tag("faults")
class KilledMailingTests {

    private static final String DAY = "2026-03-10";
    private static final int READERS = Faults.LONG ? 10_000 : 300;
    private static final int KILLS = Faults.LONG ? 8 : 2;
    private static final int LINES = 2;

    @TempDir
    private Path home;

    @Test
    void whoeverIsKilledNobodyGetsItTwiceAndItGoesOn() throws Exception {
        long seed = Long.getLong("belofte.seed", System.nanoTime());
        var random = new Random(seed);
        try (var postgres = new MortalPostgres(home.resolve("data"));
                var database = MortalPostgres.pool(postgres.url(), "test", 4);
                var server = new ScriptedServer();
                var floor = Floor.node(DAY, database, home, "test")) {
            Readers.add(floor, READERS);
            var node = new MailingNode(floor, server.port(), LINES);
            var mailing = node.begun();
            int killed = 0;
            for (; killed < KILLS; killed++) {
                int before = server.taken().size();
                int until = before + 1 + random.nextInt(Math.max(1, (READERS - before) / 2));
                var process = start(postgres, server, killed);
                while (server.taken().size() < until && process.isAlive()) {
                    Thread.sleep(1);
                }
                process.destroyForcibly().waitFor();
            }
            // The database learns a moment later that nobody is there any more.
            Customers.await(() -> {
                node.dispatch.run();
                return node.mailing(mailing.id()).state() == State.SENT;
            });

            int doubtful = node.mailings.left(mailing.id()).doubtful();
            System.out.printf(
                    "%d copies, %d kills: %d arrived, of %d nobody knew (seed %d)%n",
                    READERS, killed, server.taken().size(), doubtful, seed);
            assertThat(server.taken()).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(doubtful).as("seed %d", seed).isLessThanOrEqualTo(killed * LINES);
            var missing = new HashSet<>(Arrays.asList(
                    IntStream.range(0, READERS).mapToObj(Readers::address).toArray(String[]::new)));
            missing.removeAll(server.taken());
            assertThat(missing).as("seed %d", seed).hasSizeLessThanOrEqualTo(doubtful);
            assertThat(node.mailing(mailing.id()).counts().sent() + doubtful).isEqualTo(READERS);
            assertThat(floor.count("evidence_opening where payload like '%deed=mailed%'"))
                    .isEqualTo(READERS);
        }
    }

    private Process start(MortalPostgres postgres, ScriptedServer server, int number) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailingProcess.class.getName(),
                        postgres.url(),
                        home.toString(),
                        "node" + number,
                        DAY,
                        String.valueOf(server.port()))
                .redirectErrorStream(true)
                .redirectOutput(
                        Redirect.to(home.resolve("node" + number + ".log").toFile()))
                .start();
    }
}
