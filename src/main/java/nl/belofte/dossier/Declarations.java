package nl.belofte.dossier;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Regime;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    Declarations(JdbcClient db, Statements statements) {
        this.db = db;
        read();
        boolean added = false;
        for (var controller : statements.controllers()) {
            for (var statement : statements.versions(controller).values()) {
                for (var declaration : statement.declarations()) {
                    for (var regime : statements.regimes(declaration.purpose())) {
                        added |= remember(statement, declaration, regime);
                    }
                }
            }
        }
        if (added) {
            read();
        }
    }

    private void read() {
        db.sql("select * from declaration")
                .query((row, _) -> Declared.of(row))
                .list()
                .forEach(declared -> {
                    all.put(declared.number(), declared);
                    found.put(
                            new What(declared.controller(), declared.purpose(), declared.version(), declared.regime()),
                            declared);
                });
    }

    /** @return whether it was not known */
    private boolean remember(Statement statement, Declaration declaration, Regime regime) {
        if (declaration.basis().isEmpty()
                || find(statement, declaration.purpose(), regime).isPresent()) {
            return false;
        }
        db.sql("""
                        insert into declaration (controller, purpose, statement_version, basis, regime)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        statement.controller(),
                        declaration.purpose().id(),
                        Date.valueOf(statement.version()),
                        declaration.basis().get().id(),
                        regime.id())
                .update();
        return true;
    }

    Optional<Declared> find(Statement statement, Purpose purpose, Regime regime) {
        return Optional.ofNullable(found.get(new What(statement.controller(), purpose, statement.version(), regime)));
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
