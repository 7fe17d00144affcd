package nl.belofte.dossier;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Regime;
import nl.belofte.statement.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the statements declare for each purpose, by the number under which a dossier points to it. */
final class Declarations {

    private final JdbcClient db;
    private final Map<Integer, Declared> all = new ConcurrentHashMap<>();
    private final Map<What, Declared> found = new ConcurrentHashMap<>();

    private record What(String controller, Purpose purpose, LocalDate version, Regime regime) {}

    record Declared(
            int number, String controller, Purpose purpose, LocalDate version, LegalBasis basis, Regime regime) {
        static Declared of(ResultSet row) throws SQLException {
            return new Declared(
                    row.getInt("id"),
                    row.getString("controller"),
                    Purpose.of(row.getString("purpose")).orElseThrow(),
                    row.getObject("statement_version", LocalDate.class),
                    LegalBasis.of(row.getString("basis")).orElseThrow(),
                    new Regime(row.getString("regime")));
        }
    }

    Declarations(JdbcClient db) {
        this.db = db;
        read();
    }

    private void read() {
        db.sql("select * from declaration")
                .query((row, _) -> Declared.of(row))
                .list()
                .forEach(this::remember);
    }

    private void remember(Declared declared) {
        all.put(declared.number(), declared);
        found.put(new What(declared.controller(), declared.purpose(), declared.version(), declared.regime()), declared);
    }

    /** A declaration gets its number with the first dossier that points to it, in the transaction that opens that one. */
    Declared of(Statement statement, Purpose purpose, LegalBasis basis, Regime regime) {
        var known = found.get(new What(statement.controller(), purpose, statement.version(), regime));
        return known == null ? add(statement, purpose, basis, regime) : known;
    }

    private Declared add(Statement statement, Purpose purpose, LegalBasis basis, Regime regime) {
        var what = List.of(
                statement.controller(), purpose.id(), Date.valueOf(statement.version()), regime.id(), basis.id());
        db.sql("""
                        insert into declaration (controller, purpose, statement_version, regime, basis)
                        values (?, ?, ?, ?, ?) on conflict do nothing""").params(what).update();
        var added = db.sql("""
                        select * from declaration
                        where controller = ? and purpose = ? and statement_version = ? and regime = ?""")
                .params(what.subList(0, 4))
                .query((row, _) -> Declared.of(row))
                .single();
        // Not before, for it may still be rolled back.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remember(added);
            }
        });
        return added;
    }

    /** Another node may have begun with a newer statement than this one. */
    Declared get(int number) {
        var known = all.get(number);
        if (known == null) {
            read();
            known = all.get(number);
        }
        return Optional.ofNullable(known).orElseThrow();
    }
}
