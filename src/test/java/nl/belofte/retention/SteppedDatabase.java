package nl.belofte.retention;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection to a database on which every statement and every commit is a step that a test may stop before, or at which
 * the node dies: its connection is gone at once, and nothing that it does afterwards reaches the database.
 */
final class SteppedDatabase extends AbstractDataSource {

    /** Told before every step. */
    interface Watch {
        void before(String step);
    }

    /** The process is gone: no code of it runs any more. */
    static final class Crashed extends Error {
        private static final long serialVersionUID = 1;

        Crashed() {
            super("the process is gone", null, false, false);
        }
    }

    static final String COMMIT = "commit";
    static final String COMMITTED = "committed";

    private final SingleConnectionDataSource real;
    private Watch watch = _ -> {};
    private volatile boolean dead;

    SteppedDatabase(String url) {
        this.real = new SingleConnectionDataSource(url, true);
    }

    void watch(Watch watch) {
        this.watch = watch;
    }

    /** The number by which PostgreSQL knows this connection. */
    int process() throws SQLException {
        return real.getConnection().unwrap(org.postgresql.PGConnection.class).getBackendPID();
    }

    void crash() {
        dead = true;
        try {
            real.getConnection().unwrap(Connection.class).abort(Runnable::run);
        } catch (SQLException gone) {
            // That is what was wanted.
        }
        throw new Crashed();
    }

    void close() {
        real.destroy();
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseDead();
        return stepping(Connection.class, real.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private void refuseDead() {
        if (dead) {
            throw new Crashed();
        }
    }

    private <T> T stepping(Class<T> type, T target) {
        return stepping(type, target, "");
    }

    private <T> T stepping(Class<T> type, T target, String sql) {
        InvocationHandler handler = (_, method, arguments) -> {
            refuseDead();
            boolean commit = type == Connection.class && method.getName().equals("commit");
            if (commit || method.getName().startsWith("execute")) {
                watch.before(commit ? COMMIT : sql);
                refuseDead();
            }
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (commit) {
                watch.before(COMMITTED);
            }
            return switch (result) {
                case PreparedStatement statement -> stepping(PreparedStatement.class, statement, (String) arguments[0]);
                case Statement statement -> stepping(Statement.class, statement, "");
                case null, default -> result;
            };
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
