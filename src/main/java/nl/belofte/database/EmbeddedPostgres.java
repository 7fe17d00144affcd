package nl.belofte.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import nl.belofte.refusal.Refusal;

/**
 * A real PostgreSQL that comes with the platform and keeps its tables in the data folder. It listens on 127.0.0.1 only,
 * on a port of the moment, and asks a password that stands in the data folder for its owner alone. One that survived
 * the death of its Belofte, or that another Belofte on the same folder started, is taken as it is. One that dies under a
 * running Belofte is started again by {@link OwnConnections}.
 */
final class EmbeddedPostgres implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int PAUSES = 150;
    private static final long LEAST_BUFFERS_MB = 128;
    private static final long MOST_BUFFERS_MB = 2048;

    private final DataFolder data;
    private final PostgresCommands commands;
    private final Durability durability;
    private final Occupancy occupancy;
    private volatile DatabaseAddress address;
    private boolean closed;

    /** Tests that throw their tables away need not wait for the disk. */
    enum Durability {
        SAFE("on"),
        THROWN_AWAY("off");

        private final String setting;

        Durability(String setting) {
            this.setting = setting;
        }
    }

    private EmbeddedPostgres(DataFolder data, Durability durability) throws IOException {
        this.data = data;
        this.durability = durability;
        this.commands = PostgresCommands.of(PostgresBinaries.unpacked(data), data);
        var entered = Occupancy.enter(data, this::takeOverOrStart);
        this.occupancy = entered.occupancy();
        this.address = entered.result();
    }

    static EmbeddedPostgres open(DataFolder data, Durability durability) {
        try {
            return new EmbeddedPostgres(data, durability);
        } catch (IOException failed) {
            throw new Refusal(
                    "The embedded PostgreSQL in " + data.path() + " cannot be started (" + failed.getMessage()
                            + "): see to it, or choose another folder with --data DIR.",
                    failed);
        }
    }

    DatabaseAddress address() {
        return address;
    }

    /**
     * Sees to it that the server runs. Of many who find it gone one starts it, and the others wait for that.
     *
     * @param last where nobody answered
     * @return whether it was gone
     */
    synchronized boolean startAgain(DatabaseAddress last) throws IOException {
        if (closed || !address.equals(last)) {
            return false;
        }
        boolean gone = PostmasterFile.in(data.resolve("postgres"))
                .filter(PostmasterFile::isAlive)
                .isEmpty();
        address = occupancy.atDoor(data, this::takeOverOrStart);
        return gone;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        occupancy.leave(data, () -> commands.run("pg_ctl", "stop", "-D", folder(), "-m", "fast", "-w", "-t", "30"));
    }

    private DatabaseAddress takeOverOrStart() throws IOException {
        var folder = PostgresFolder.open(data, commands);
        for (var pause = 0; pause < PAUSES; pause++) {
            var running = PostmasterFile.in(folder.path()).filter(PostmasterFile::isAlive);
            if (running.isEmpty()) {
                return start(folder);
            }
            if (!running.get().isServerOf(folder.path())) {
                // Its number went to another process since; PostgreSQL itself would not dare to start.
                Files.delete(PostmasterFile.file(folder.path()));
                return start(folder);
            }
            var address = DatabaseAddress.onThisMachine(running.get().port(), PostgresFolder.ROLE, folder.password());
            if (answers(address)) {
                return address;
            }
            pause(); // it is just starting, or stopping
        }
        throw new Refusal("A PostgreSQL (process "
                + PostmasterFile.in(folder.path()).map(PostmasterFile::process).orElse(0L) + ") runs on "
                + folder.path() + " but does not let Belofte in: stop it, or choose another folder with --data DIR.");
    }

    private DatabaseAddress start(PostgresFolder folder) throws IOException {
        var log = data.resolve("postgres.log");
        for (var attempt = 1; ; attempt++) {
            Files.deleteIfExists(log);
            var port = freePort();
            var outcome = commands.run(
                    "pg_ctl", "start", "-D", folder(), "-l", log.toString(), "-o", options(port), "-w", "-t", "60");
            if (!outcome.failed()) {
                return DatabaseAddress.onThisMachine(port, PostgresFolder.ROLE, folder.password());
            }
            // The port may just have gone to another program, or the last remains of a killed server may linger.
            if (attempt == ATTEMPTS) {
                throw commands.refusal(outcome.output() + (Files.exists(log) ? Files.readString(log) : ""));
            }
            pause();
        }
    }

    private String options(int port) {
        return String.join(
                " -c ",
                List.of(
                        "-p " + port,
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "fsync=" + durability.setting,
                        "synchronous_commit=" + durability.setting,
                        "full_page_writes=" + durability.setting,
                        "max_connections=50",
                        "shared_buffers=" + buffers() + "MB",
                        // A sweep touches many pages; after each checkpoint each is written whole once more.
                        "max_wal_size=4GB",
                        "timezone=UTC",
                        "jit=off",
                        // Lines for the operator, without the values that made a statement fail.
                        "log_error_verbosity=terse",
                        "log_min_error_statement=panic",
                        "log_checkpoints=off"));
    }

    /** PostgreSQL's own 128 MB is for machines of long ago. Half of what the JVM takes at most is an eighth of the machine. */
    private long buffers() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 21;
        return durability == Durability.THROWN_AWAY
                ? LEAST_BUFFERS_MB
                : Math.clamp(megabytes, LEAST_BUFFERS_MB, MOST_BUFFERS_MB);
    }

    private String folder() {
        return data.resolve("postgres").toString();
    }

    private boolean answers(DatabaseAddress address) {
        try (var connection = address.connect(5);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), data.resolve("postgres"));
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
