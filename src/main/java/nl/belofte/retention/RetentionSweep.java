package nl.belofte.retention;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Ended;
import nl.belofte.evidence.Actor;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Statements.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases what is due. It may run on many nodes at once, be killed at any moment and be run again: each batch and its
 * evidence is one transaction, and a dossier that is locked or gone is passed over. A dossier that cannot be erased does
 * not stop the rest.
 */
@Serves("ACC-4")
public final class RetentionSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    private static final int BATCH = 1_000;
    private static final Actor ACTOR = new Actor.Platform("sweep");

    private final JdbcClient db;
    private final Statements statements;
    private final Dossiers dossiers;
    private final Clock clock;
    private final Overdue overdue;

    public RetentionSweep(JdbcClient db, Statements statements, Dossiers dossiers, Clock clock) {
        this.db = db;
        this.statements = statements;
        this.dossiers = dossiers;
        this.clock = clock;
        this.overdue = new Overdue(db, statements);
    }

    /** How many are due, by controller and purpose; nothing changes. */
    public List<Count> count() {
        return count(used(statements.due()), "is null");
    }

    /** How many would be due, did nothing keep them: they are restricted or held. */
    public int kept(String controller) {
        return count(used(statements.due(controller)), "is not null").stream()
                .mapToInt(Count::dossiers)
                .sum();
    }

    private List<Count> count(List<Used> terms, String keptOn) {
        return db.sql("""
                        select place, found from unnest(?::int[], ?::text[], ?::date[], ?::date[])
                          with ordinality t (declaration, event, happened, opened, place)
                        cross join lateral (
                          select count(*) found from dossier d
                          where d.declaration = t.declaration and d.event = t.event
                            and d.event_on <= t.happened and d.opened_on <= t.opened
                            and d.person is not null and d.kept_on %s) counted
                        where found > 0 order by place""".formatted(keptOn))
                .param(column(terms, Used::declaration, Integer[]::new))
                .param(column(terms, used -> used.due().term().event().id(), String[]::new))
                .param(column(terms, used -> Date.valueOf(lastDueEventDay(used.due())), Date[]::new))
                .param(column(terms, used -> Date.valueOf(lastDueOpeningDay(used.due())), Date[]::new))
                .query((row, _) -> {
                    var due = terms.get(row.getInt(1) - 1).due();
                    return new Count(
                            due.controller(), due.purpose(), due.lifespan().toString(), row.getInt(2));
                })
                .list();
    }

    private static <T> T[] column(List<Used> terms, Function<Used, T> value, IntFunction<T[]> array) {
        return terms.stream().map(value).toArray(array);
    }

    /** A term of which there is or was a dossier, with the number that these point to. */
    private record Used(int declaration, Due due) {}

    private List<Used> used(List<Due> terms) {
        var numbers = new HashMap<List<String>, Integer>();
        db.sql("select controller, purpose, statement_version::text, regime, id from declaration")
                .query(row -> {
                    numbers.put(
                            List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                            row.getInt(5));
                });
        var used = new ArrayList<Used>();
        for (var due : terms) {
            var number = numbers.get(List.of(
                    due.controller(),
                    due.purpose().id(),
                    due.version().toString(),
                    due.regime().id()));
            if (number != null) {
                used.add(new Used(number, due));
            }
        }
        return used;
    }

    public record Count(String controller, Purpose purpose, String term, int dossiers) {}

    /** Erases all that is due, then checks by another way that nothing is left, and keeps the figures of each controller. */
    public Result run() {
        var begun = OffsetDateTime.now(clock);
        return statements.controllers().stream()
                .map(this::run)
                .reduce(new Result(begun, begun, 0, 0, 0, 0), Result::plus);
    }

    private Result run(String controller) {
        var begun = OffsetDateTime.now(clock);
        int erased = 0;
        int failed = 0;
        for (var term : used(statements.due(controller))) {
            var passedOver = new ArrayList<DossierId>();
            int done;
            do {
                int before = passedOver.size();
                int erasedNow = batch(term, passedOver);
                done = erasedNow + passedOver.size() - before;
                erased += erasedNow;
            } while (done > 0);
            failed += passedOver.size();
        }
        var result = new Result(
                begun, OffsetDateTime.now(clock), erased, failed, kept(controller), overdue.count(controller));
        db.sql("""
                        insert into sweep (controller, begun_at, ended_at, erased, failed, kept, overdue_after)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        controller,
                        result.begunAt(),
                        result.endedAt(),
                        result.erased(),
                        result.failed(),
                        result.kept(),
                        result.overdueAfter())
                .update();
        return result;
    }

    /**
     * {@code kept} waits past its date because it is restricted or held; {@code overdueAfter} is what the independent check still
     * found, and anything but 0 is a fault.
     */
    public record Result(
            OffsetDateTime begunAt, OffsetDateTime endedAt, int erased, int failed, int kept, int overdueAfter) {
        public boolean clean() {
            return failed == 0 && overdueAfter == 0;
        }

        private Result plus(Result next) {
            return new Result(
                    begunAt,
                    next.endedAt,
                    erased + next.erased,
                    failed + next.failed,
                    kept + next.kept,
                    overdueAfter + next.overdueAfter);
        }
    }

    /** @return how many were erased; what failed is passed over from then on */
    private int batch(Used term, List<DossierId> passedOver) {
        var ended = ended(term);
        var why = term.due().lifespan().toString();
        try {
            return dossiers.erase(ended.but(passedOver), BATCH, ACTOR, why);
        } catch (RuntimeException e) {
            return oneByOne(ended, passedOver, why);
        }
    }

    private int oneByOne(Ended ended, List<DossierId> passedOver, String why) {
        int erased = 0;
        for (var id : dossiers.find(ended.but(passedOver), BATCH)) {
            try {
                erased += dossiers.erase(ended.only(id), 1, ACTOR, why);
            } catch (RuntimeException e) {
                LOG.error("Dossier {} is due and cannot be erased.", id, e);
                passedOver.add(id);
            }
        }
        return erased;
    }

    private Ended ended(Used term) {
        var due = term.due();
        return Ended.of(term.declaration(), due.term().event(), lastDueEventDay(due), lastDueOpeningDay(due));
    }

    private LocalDate lastDueEventDay(Due due) {
        return due.lifespan().lastDueEventDay(statements.today(due.controller()));
    }

    private LocalDate lastDueOpeningDay(Due due) {
        return due.lifespan().lastDueOpeningDay(statements.today(due.controller()));
    }

    /** The next day on which something is due, as things are now; today where something is due already. */
    public Optional<LocalDate> nextDay() {
        return used(statements.due()).stream()
                .flatMap(used -> db
                        // Of what was opened in one month the law says the same, for all years end with a month.
                        .sql("""
                                select min(opened_on), min(event_on) from dossier
                                where declaration = ? and event = ? and person is not null and kept_on is null
                                group by %s""".formatted(
                                        used.due().lifespan().minimum().isPresent()
                                                ? "date_trunc('month', opened_on)"
                                                : "declaration"))
                        .params(used.declaration(), used.due().term().event().id())
                        .query((row, _) -> used.due()
                                .lifespan()
                                .dueOn(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                        .list()
                        .stream())
                .min(Comparator.naturalOrder());
    }

    /** What is past its date at this moment, by the independent check; also of a controller that is here no more. */
    public int overdue() {
        return overdue.count();
    }

    public int overdue(String controller) {
        return overdue.count(controller);
    }

    /** The last ones of a controller, the newest first. */
    public List<Result> latest(String controller, int atMost) {
        return db.sql("""
                        select begun_at, ended_at, erased, failed, kept, overdue_after from sweep
                        where controller = ? order by id desc limit ?""").params(controller, atMost).query(Result.class).list();
    }
}
