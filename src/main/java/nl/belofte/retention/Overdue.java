package nl.belofte.retention;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.belofte.statement.Event;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Statements.Due;
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
        var terms = statements.dueTerms();
        return terms.stream().mapToInt(this::count).sum() + withoutTerm(terms, _ -> true);
    }

    int count(String controller) {
        var terms = statements.dueTerms(controller);
        return terms.stream().mapToInt(this::count).sum() + withoutTerm(terms, controller::equals);
    }

    private int withoutTerm(List<Due> terms, Predicate<String> controllers) {
        var known = terms.stream()
                .map(due -> List.of(
                        due.controller(),
                        due.purpose().id(),
                        due.version().toString(),
                        due.term().event().id()))
                .collect(Collectors.toSet());
        return db
                .sql("""
                        select controller, purpose, statement_version, event, count(*)
                        from dossier join declaration on declaration.id = dossier.declaration
                        where event is not null and erased_on is null and restricted_on is null
                          and not exists (select from legal_hold h where h.dossier = dossier.id)
                        group by controller, purpose, statement_version, event""")
                .query((row, _) -> !controllers.test(row.getString(1))
                                || known.contains(
                                        List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                        ? 0
                        : row.getInt(5))
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int count(Due due) {
        LocalDate today = statements.today(due.controller());
        var start = due.term().event() == Event.BOOK_YEAR_END
                ? "(date_trunc('year', event_on) + interval '1 year')"
                : "event_on";
        return db.sql("""
                        select count(*) from dossier join declaration on declaration.id = dossier.declaration
                        where controller = ? and purpose = ? and statement_version = ? and event = ?
                          and (%s + ?::interval)::date <= ? and erased_on is null and restricted_on is null
                          and not exists (select from legal_hold h where h.dossier = dossier.id)""".formatted(start))
                .params(
                        due.controller(),
                        due.purpose().id(),
                        Date.valueOf(due.version()),
                        due.term().event().id(),
                        due.term().period().toString(),
                        Date.valueOf(today))
                .query(Integer.class)
                .single();
    }
}
