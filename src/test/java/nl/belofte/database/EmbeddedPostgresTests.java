package nl.belofte.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import nl.belofte.database.EmbeddedPostgres.Durability;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {
    /** Making a folder takes seconds, so the tests that can share one do. */
    @TempDir
    static Path folder;

    private static DataFolder data;

    @BeforeAll
    static void make() {
        data = DataFolder.open(folder);
    }

    @AfterEach
    void leaveNothingRunning() throws IOException {
        EmbeddedPostgres.open(data, Durability.SAFE).close();
        assertThat(running()).isFalse();
    }

    @Test
    void keeps_what_was_stored_and_does_so_safely() throws Exception {
        try (var first = EmbeddedPostgres.open(data, Durability.SAFE)) {
            run(first.address(), "CREATE TABLE kept (answer int)");
            run(first.address(), "INSERT INTO kept VALUES (42)");
        }
        assertThat(running()).isFalse();
        try (var second = EmbeddedPostgres.open(data, Durability.SAFE)) {
            assertThat(ask(second.address(), "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(ask(second.address(), "SHOW fsync")).isEqualTo("on");
            assertThat(ask(second.address(), "SHOW synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void is_open_to_its_owner_only() throws Exception {
        try (var postgres = EmbeddedPostgres.open(data, Durability.SAFE)) {
            var address = postgres.address();
            assertThat(ask(address, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(address, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
            for (var user : new String[] {"belofte", "postgres"}) {
                assertThatThrownBy(() -> new DatabaseAddress(address.url(), user, "guess").connect(5))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
            assertThat(address.toString()).doesNotContain(address.password());
        }
    }

    @Test
    void takes_over_the_server_of_a_process_that_was_killed() throws Exception {
        var killed = Opening.of(folder);
        var url = killed.inputReader().readLine();
        killed.destroyForcibly().waitFor();
        assertThat(running()).isTrue();
        try (var next = EmbeddedPostgres.open(data, Durability.SAFE)) {
            assertThat(next.address().url()).isEqualTo(url);
            assertThat(ask(next.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void starts_again_when_server_and_process_were_killed() throws Exception {
        var killed = Opening.of(folder);
        killed.inputReader().readLine();
        killed.destroyForcibly().waitFor();
        var server = ProcessHandle.of(postmaster().process()).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
        try (var next = EmbeddedPostgres.open(data, Durability.SAFE)) {
            assertThat(ask(next.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void is_shared_by_processes_and_stopped_by_the_last() throws Exception {
        var first = Opening.of(folder);
        var url = first.inputReader().readLine();
        var second = EmbeddedPostgres.open(data, Durability.SAFE);
        assertThat(second.address().url()).isEqualTo(url);
        first.getOutputStream().close();
        assertThat(first.waitFor()).isZero();
        assertThat(ask(second.address(), "SELECT 1")).isEqualTo("1");
        second.close();
        assertThat(running()).isFalse();
    }

    @Test
    void is_not_misled_by_a_number_that_went_to_another_process() throws Exception {
        EmbeddedPostgres.open(data, Durability.SAFE).close();
        var another = ProcessHandle.current().pid();
        Files.writeString(
                PostmasterFile.file(data.resolve("postgres")),
                another + "\n" + data.resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n1 1\nready\n");
        try (var next = EmbeddedPostgres.open(data, Durability.SAFE)) {
            assertThat(ask(next.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void refuses_tables_of_another_version() throws Exception {
        EmbeddedPostgres.open(data, Durability.SAFE).close();
        var version = data.resolve("postgres").resolve("PG_VERSION");
        var own = Files.readString(version);
        Files.writeString(version, "14\n");
        assertThatThrownBy(() -> EmbeddedPostgres.open(data, Durability.SAFE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("made by PostgreSQL 14")
                .hasMessageContaining("--data");
        Files.writeString(version, own);
    }

    @Test
    void refuses_without_its_password() throws Exception {
        EmbeddedPostgres.open(data, Durability.SAFE).close();
        var away = folder.resolve("away");
        Files.move(data.resolve("postgres.password"), away);
        assertThatThrownBy(() -> EmbeddedPostgres.open(data, Durability.SAFE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is missing or unreadable");
        Files.move(away, data.resolve("postgres.password"));
    }

    @Test
    void begins_afresh_where_the_first_start_was_cut_off(@TempDir Path another) throws Exception {
        var cutOff = DataFolder.open(another);
        Files.createDirectories(cutOff.resolve("postgres.unfinished/base"));
        Files.writeString(cutOff.resolve("postgres.password"), "of the start that was cut off");
        try (var postgres = EmbeddedPostgres.open(cutOff, Durability.SAFE)) {
            assertThat(ask(postgres.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    private PostmasterFile postmaster() {
        return PostmasterFile.in(data.resolve("postgres")).orElseThrow();
    }

    private boolean running() {
        return PostmasterFile.in(data.resolve("postgres"))
                .filter(PostmasterFile::isAlive)
                .isPresent();
    }

    private static void run(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect(5);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect(5);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
