package nl.belofte.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.belofte.database.EmbeddedPostgres.Durability;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed under a platform that runs. */
@Tag("faults")
class OwnConnectionsTests {

    @TempDir
    static Path folder;

    private static DataFolder data;
    private static EmbeddedPostgres server;
    private static OwnConnections connections;

    @BeforeAll
    static void start() throws SQLException {
        data = DataFolder.open(folder);
        server = EmbeddedPostgres.open(data, Durability.SAFE);
        connections = new OwnConnections(server);
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table kept (answer int)");
            statement.execute("insert into kept values (42)");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static long process() {
        return PostmasterFile.in(data.resolve("postgres")).orElseThrow().process();
    }

    static void kill(Path data) throws Exception {
        var process = ProcessHandle.of(PostmasterFile.in(data.resolve("postgres"))
                        .orElseThrow()
                        .process())
                .orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    private static int answer() throws SQLException {
        try (Connection connection = connections.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select answer from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void whoFindsItGoneStartsItAndWhatWasKeptIsThere() throws Exception {
        long before = process();
        kill(folder);

        assertThat(answer()).isEqualTo(42);

        assertThat(process()).isNotEqualTo(before);
    }

    @Test
    void ofManyWhoFindItGoneOneStartsIt() throws Exception {
        kill(folder);

        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var each :
                    threads.invokeAll(Collections.nCopies(6, (Callable<Integer>) OwnConnectionsTests::answer))) {
                assertThat(each.get()).isEqualTo(42);
            }
        }
    }

    @Test
    void anotherOnTheSameFolderFindsTheOneThatWasStarted() throws Exception {
        var other = Opening.of(folder);
        other.inputReader().readLine();
        kill(folder);

        answer();
        long started = process();
        other.getOutputStream().close();

        assertThat(other.waitFor()).isZero();
        assertThat(process()).isEqualTo(started);
        assertThat(answer()).isEqualTo(42);
    }

    @Test
    void oneThatCannotBeStartedIsRefusedAndStartedOnceItCan() throws Exception {
        var password = data.resolve("postgres.password");
        var away = folder.resolve("away");
        kill(folder);
        Files.move(password, away);

        assertThatThrownBy(OwnConnectionsTests::answer)
                .isInstanceOf(SQLException.class)
                .satisfies(failed ->
                        assertThat(failed.getSuppressed()[0]).hasMessageContaining("is missing or unreadable"));

        Files.move(away, password);
        assertThat(answer()).isEqualTo(42);
    }

    @Test
    void oneThatWasClosedStaysClosed(@TempDir Path another) throws Exception {
        var own = EmbeddedPostgres.open(DataFolder.open(another), Durability.THROWN_AWAY);
        own.close();

        assertThatThrownBy(() -> new OwnConnections(own).getConnection()).isInstanceOf(SQLException.class);
        assertThat(another.resolve("postgres/postmaster.pid")).doesNotExist();
    }
}
