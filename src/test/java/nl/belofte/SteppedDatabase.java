package nl.belofte;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection to a database on which every statement and every commit is a step that a test may stop before, or at which
 * the node dies: its connection is gone at once, and nothing that it does afterwards reaches the database.
 */
public final class SteppedDatabase extends AbstractDataSource {

    /** Told before every step, and after every statement. */
    public interface Watch {
        void before(String step);

        default void after(String statement) {}
    }

    /** The process is gone: no code of it runs any more. */
    public static final class Crashed extends Error {
        private static final long serialVersionUID = 1;

        Crashed() {
            super("the process is gone", null, false, false);
        }
    }

    public static final String COMMIT = "commit";
    public static final String COMMITTED = "committed";

    private final SingleConnectionDataSource real;
    private Watch watch = _ -> {};
    private volatile boolean dead;

    public SteppedDatabase(String url) {
        this.real = new SingleConnectionDataSource(url, true);
    }

    public void watch(Watch watch) {
        this.watch = watch;
    }

    /** The number by which PostgreSQL knows this connection. */
    public int process() throws SQLException {
        return real.getConnection().unwrap(org.postgresql.PGConnection.class).getBackendPID();
    }

    public void crash() {
        dead = true;
        try {
            real.getConnection().unwrap(Connection.class).abort(Runnable::run);
        } catch (SQLException gone) {
            // That is what was wanted.
        }
        throw new Crashed();
    }

    public void close() {
        real.destroy();
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseDead();
        return stepping(real.getConnection());
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

    private Connection stepping(Connection target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            refuseDead();
            boolean commit = method.getName().equals("commit");
            if (commit) {
                watch.before(COMMIT);
                refuseDead();
            }
            var result = invoke(target, method, arguments);
            if (commit) {
                watch.before(COMMITTED);
            }
            return switch (result) {
                case PreparedStatement made -> stepping(PreparedStatement.class, made, (String) arguments[0], proxy);
                case Statement made -> stepping(Statement.class, made, "", proxy);
                case null, default -> result;
            };
        };
        return proxy(Connection.class, handler);
    }

    private <T extends Statement> T stepping(Class<T> type, T target, String sql, Object connection) {
        return proxy(type, (_, method, arguments) -> {
            refuseDead();
            if (method.getName().equals("getConnection")) {
                return connection;
            }
            boolean executes = method.getName().startsWith("execute");
            if (executes) {
                watch.before(sql);
                refuseDead();
            }
            var result = invoke(target, method, arguments);
            if (executes) {
                watch.after(sql);
            }
            return result;
        });
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
