package nl.belofte.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** A failure of the database that goes by itself or with more room: it is away, restarts, or its disk is full. */
public final class Outage {

    /** Classes of SQLSTATE: no connection, no resources, somebody intervened, the system around it failed. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private Outage() {}

    public static boolean is(Throwable failure) {
        return Stream.iterate(failure, Throwable::getCause)
                .takeWhile(cause -> cause != null)
                .anyMatch(Outage::isItself);
    }

    private static boolean isItself(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                // The connection was gone when it was to be rolled back.
                || failure instanceof TransactionSystemException
                || failure instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().length() == 5
                        && CLASSES.contains(sql.getSQLState().substring(0, 2));
    }
}
