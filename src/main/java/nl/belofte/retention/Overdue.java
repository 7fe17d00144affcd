package nl.belofte.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.statement.Lifespan;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Statements.Due;
import nl.belofte.statement.Term;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The independent check after a sweep: it leaves the counting of dates to PostgreSQL, and does not ask what the sweep asks,
 * so that a fault in how the sweep finds its work cannot hide itself.
 */
final class Overdue {

    private static final String BEFORE_ALL_EVENTS = "";
    private static final String AFTER_ALL_EVENTS = "~";

    private final JdbcClient db;
    private final Statements statements;
    private final Map<List<String>, Question> questions = new ConcurrentHashMap<>();

    Overdue(JdbcClient db, Statements statements) {
        this.db = db;
        this.statements = statements;
    }

    /** Of all controllers, also of one that is here no more. */
    int count() {
        return count(List.of());
    }

    int count(String controller) {
        return count(List.of(controller));
    }

    /** How many dossiers should have been gone by now; one that ended and that no term will ever take is among them. */
    private int count(List<String> controllers) {
        while (true) {
            var today = (controllers.isEmpty() ? statements.controllers() : controllers)
                    .stream().collect(Collectors.toMap(controller -> controller, statements::today));
            var question = questions.compute(
                    controllers,
                    (_, last) -> last != null && last.today.equals(today) ? last : question(controllers, today));
            var answer = db.sql(question.sql)
                    .query((row, _) -> new Answer(row.getInt(1), row.getInt(2)))
                    .single();
            if (answer.declared == question.declared) {
                return answer.overdue;
            }
            questions.remove(controllers, question);
        }
    }

    /**
     * One statement for all terms. It stands as long as the day does and nothing else is declared, so that PostgreSQL plans it
     * once.
     */
    private record Question(Map<String, LocalDate> today, int declared, String sql) {}

    private record Answer(int declared, int overdue) {}

    private Question question(List<String> controllers, Map<String, LocalDate> today) {
        var ended = new LinkedHashMap<Ended, List<Integer>>();
        var strange = new LinkedHashMap<SortedSet<String>, List<Integer>>();
        var all = declared();
        for (var declared : all) {
            if (!controllers.isEmpty() && !controllers.contains(declared.controller)) {
                continue;
            }
            var events = new TreeSet<String>();
            if (today.containsKey(declared.controller)) {
                for (var due : statements.due(declared.controller)) {
                    if (declared.isOf(due)) {
                        events.add(due.term().event().id());
                        ended.computeIfAbsent(
                                        new Ended(due.lifespan(), today.get(declared.controller)),
                                        _ -> new ArrayList<>())
                                .add(declared.id);
                    }
                }
            }
            strange.computeIfAbsent(events, _ -> new ArrayList<>()).add(declared.id);
        }
        var counts = new ArrayList<>(List.of("0"));
        ended.forEach((term, ids) -> counts.add(count(ids, term.sql())));
        strange.forEach((events, ids) -> {
            var after = BEFORE_ALL_EVENTS;
            for (var event :
                    Stream.concat(events.stream(), Stream.of(AFTER_ALL_EVENTS)).toList()) {
                counts.add(count(ids, "event > '%s' and event < '%s'".formatted(after, event)));
                after = event;
            }
        });
        return new Question(
                today, all.size(), "select (select count(*) from declaration), " + String.join("\n + ", counts));
    }

    private static String count(List<Integer> declarations, String which) {
        return """
                (select count(*) from dossier where declaration = any ('{%s}') and %s and person is not null
                  and id not in (select dossier from restriction union all select dossier from legal_hold))""".formatted(declarations.stream().map(String::valueOf).collect(Collectors.joining(",")), which);
    }

    private record Declared(int id, String controller, String purpose, LocalDate version, String regime) {
        boolean isOf(Due due) {
            return controller.equals(due.controller())
                    && purpose.equals(due.purpose().id())
                    && version.equals(due.version())
                    && regime.equals(due.regime().id());
        }
    }

    private List<Declared> declared() {
        return db.sql("select id, controller, purpose, statement_version, regime from declaration order by id")
                .query((row, _) -> new Declared(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getString(5)))
                .list();
    }

    private record Ended(Lifespan lifespan, LocalDate today) {

        String sql() {
            var term = lifespan.term();
            // What happened later cannot be past its date, so the index spares looking at it. Of months there are days
            // that
            // fall together on the last of a shorter one, three at most.
            int together = term.period().toTotalMonths() > 0 ? 3 : 0;
            return "event = '%s' and event_on <= date '%s' - interval '%s' + interval '%d days' and %s%s"
                    .formatted(
                            term.event().id(),
                            today,
                            term.period(),
                            together,
                            over(term, "event_on"),
                            lifespan.minimum()
                                    .map(law -> " and " + over(law, "opened_on"))
                                    .orElse(""));
        }

        /** A year that ends with June is the calendar's, six months later. */
        private String over(Term term, String day) {
            var start = term.year()
                    .map(year -> year.last().getValue() % 12)
                    .map(months -> "date_trunc('year', %1$s - interval '%2$d months') + interval '1 year %2$d months'"
                            .formatted(day, months))
                    .orElse(day);
            return "(%s + interval '%s')::date <= date '%s'".formatted(start, term.period(), today);
        }
    }
}
