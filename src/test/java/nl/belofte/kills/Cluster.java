package nl.belofte.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import nl.belofte.database.MortalPostgres;
import nl.belofte.dossier.FloorNode;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** PostgreSQL and two nodes on it, each of which can be killed and brought back. */
final class Cluster implements AutoCloseable {

    private final World world;
    private final MortalPostgres postgres;
    private final List<String> dead = new ArrayList<>();
    private int started;

    Cluster(World world) {
        this.world = world;
        this.postgres = new MortalPostgres(world.home.resolve("data"));
        bring(0); // the first one makes what they share
        bring(1);
    }

    private Path errors() {
        return world.home.resolve("errors");
    }

    /** Begins to start a node; nobody asks it anything yet. */
    Node begin(int place) {
        var name = (place == 0 ? "a" : "b") + ++started;
        return new Node(
                name, errors(), FloorNode.class, name, postgres.url(), world.home.toString(), world.today.toString());
    }

    void bring(int place) {
        await(place, begin(place));
    }

    void await(int place, Node node) {
        if (!node.started().ok()) {
            throw new AssertionError("a node does not start: " + tail());
        }
        world.put(place, node);
    }

    Node restore(Path backup) {
        return new Node("restore", errors(), RestoreProcess.class, postgres.url(), backup.toString());
    }

    private String tail() {
        try {
            var lines = Files.readAllLines(errors());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill(Node node) {
        node.kill();
        dead.add(node.name());
    }

    void kill(int place) {
        kill(world.node(place));
        world.put(place, null);
    }

    void killPostgres() {
        postgres.kill();
    }

    /** The process of one session of a node. */
    void killBackend(Random random) {
        var processes = with(db -> db.sql("""
                        select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
                        order by pid""").query(Long.class).list());
        postgres.killBackend(processes.get(random.nextInt(processes.size())));
    }

    /** At the address where the nodes know it. */
    void restartPostgres() {
        io(postgres::restart);
    }

    void reopenPostgres() {
        io(postgres::reopen);
    }

    void awaitPostgres() {
        Nap.until("PostgreSQL answers", postgres::answers);
    }

    /** What a dead node had sent may still be on its way into the database; and a killed process of it may just take it down. */
    void awaitLastWordsOfTheDead() {
        Nap.until("the dead are silent", () -> {
            try {
                return with(db -> db.sql(
                                "select not exists (select from pg_stat_activity where application_name = any (?))")
                        .param(dead.toArray(String[]::new))
                        .query(Boolean.class)
                        .single());
            } catch (DataAccessResourceFailureException recovering) {
                return false;
            }
        });
        dead.clear();
    }

    <T> T with(Function<JdbcClient, T> work) {
        var one = new SingleConnectionDataSource(postgres.url(), true);
        try {
            return work.apply(JdbcClient.create(one));
        } finally {
            one.destroy();
        }
    }

    private interface Deed {
        void run() throws IOException;
    }

    private static void io(Deed deed) {
        try {
            deed.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (int place = 0; place < World.NODES; place++) {
            if (world.node(place) != null) {
                world.node(place).kill();
            }
        }
        postgres.close();
    }
}
