package nl.belofte.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.belofte.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections to the server that comes with the platform. Nobody else would start that again when it was killed, so whoever
 * finds nobody at its address does.
 */
final class OwnConnections extends AbstractDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(OwnConnections.class);
    private static final int SECONDS = 5;
    private static final String NOBODY_ANSWERS = "08";

    private final EmbeddedPostgres server;
    private final AtomicBoolean told = new AtomicBoolean();

    OwnConnections(EmbeddedPostgres server) {
        this.server = server;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var address = server.address();
        try {
            return address.connect(SECONDS);
        } catch (SQLException gone) {
            if (gone.getSQLState() == null || !gone.getSQLState().startsWith(NOBODY_ANSWERS)) {
                throw gone;
            }
            startAgain(address, gone);
            return server.address().connect(SECONDS);
        }
    }

    private void startAgain(DatabaseAddress last, SQLException why) throws SQLException {
        try {
            boolean gone = server.startAgain(last);
            told.set(false);
            if (gone) {
                LOG.warn("The database was gone, and was started again.");
            }
        } catch (IOException | Refusal failed) {
            // It is tried every few seconds, and told once.
            if (told.compareAndSet(false, true)) {
                LOG.error("The database is gone and cannot be started: {}", failed.getMessage());
            }
            why.addSuppressed(failed);
            throw why;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** A pool that would say how long to wait for a log-in: how long is said here. */
    @Override
    public void setLoginTimeout(int seconds) {}

    /** So long a pool that closes waits for the connection that it is just making. */
    @Override
    public int getLoginTimeout() {
        return SECONDS;
    }
}
