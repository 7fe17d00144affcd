package nl.belofte.retention;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Statements.Due;
import nl.belofte.statement.Term;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The independent check after a sweep: it leaves the counting of dates to PostgreSQL and asks every dossier, so that a
 * fault in how the sweep finds its work cannot hide itself.
 */
final class Overdue {

    private final JdbcClient db;
    private final Statements statements;

    Overdue(JdbcClient db, Statements statements) {
        this.db = db;
        this.statements = statements;
    }

    /** How many dossiers should have been gone by now; one that ended and that no term will ever take is among them. */
    int count() {
        var terms = statements.due();
        return terms.stream().mapToInt(this::count).sum() + withoutTerm(terms, _ -> true);
    }

    int count(String controller) {
        var terms = statements.due(controller);
        return terms.stream().mapToInt(this::count).sum() + withoutTerm(terms, controller::equals);
    }

    private int withoutTerm(List<Due> terms, Predicate<String> controllers) {
        var known = terms.stream()
                .map(due -> List.of(
                        due.controller(),
                        due.purpose().id(),
                        due.version().toString(),
                        due.term().event().id(),
                        due.regime().id()))
                .collect(Collectors.toSet());
        return db
                .sql("""
                        select controller, purpose, statement_version, event, regime, count(*)
                        from dossier join declaration on declaration.id = dossier.declaration
                        where event is not null and person is not null
                          and not exists (select from restriction r where r.dossier = dossier.id)
                          and not exists (select from legal_hold h where h.dossier = dossier.id)
                        group by controller, purpose, statement_version, event, regime""")
                .query((row, _) -> !controllers.test(row.getString(1))
                                || known.contains(List.of(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5)))
                        ? 0
                        : row.getInt(6))
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int count(Due due) {
        var over = Date.valueOf(statements.today(due.controller()));
        var params = new ArrayList<Object>(List.of(
                due.controller(),
                due.purpose().id(),
                Date.valueOf(due.version()),
                due.term().event().id(),
                due.regime().id(),
                due.term().period().toString(),
                over));
        var sql = """
                select count(*) from dossier join declaration on declaration.id = dossier.declaration
                where controller = ? and purpose = ? and statement_version = ? and event = ? and regime = ?
                  and person is not null
                  and not exists (select from restriction r where r.dossier = dossier.id)
                  and not exists (select from legal_hold h where h.dossier = dossier.id) and\s""" + ended(due.term(), "event_on");
        if (due.lifespan().minimum().isPresent()) {
            var law = due.lifespan().minimum().get();
            sql += " and " + ended(law, "opened_on");
            params.add(law.period().toString());
            params.add(over);
        }
        return db.sql(sql).params(params).query(Integer.class).single();
    }

    /** A year that ends with June is the calendar's, six months later. */
    private static String ended(Term term, String day) {
        var start = term.year()
                .map(year -> year.last().getValue() % 12)
                .map(months -> "(date_trunc('year', %1$s - interval '%2$d months') + interval '1 year %2$d months')"
                        .formatted(day, months))
                .orElse(day);
        return "(%s + ?::interval)::date <= ?".formatted(start);
    }
}
