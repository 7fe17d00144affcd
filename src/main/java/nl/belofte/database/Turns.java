package nl.belofte.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets who does the same at once, on whichever node, wait for himself. */
public final class Turns {

    private Turns() {}

    /** In the caller's transaction, until it ends; before it locks anything that another of them holds. */
    public static void take(JdbcClient db, String what) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(what)
                .query(row -> {});
    }
}
