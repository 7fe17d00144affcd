package nl.belofte.retention;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Actor;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Statements.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what is due. It may run on many nodes at once, be killed at any moment and be run again: each batch and its
 * evidence is one transaction, and a dossier that is locked or gone is passed over. A dossier that cannot be erased does
 * not stop the rest.
 */
@Serves("ACC-4")
public final class RetentionSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    private static final int BATCH = 500;
    private static final Actor ACTOR = new Actor.Platform("sweep");

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Statements statements;
    private final Dossiers dossiers;
    private final Clock clock;
    private final Overdue overdue;

    public RetentionSweep(
            JdbcClient db, TransactionTemplate transaction, Statements statements, Dossiers dossiers, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.statements = statements;
        this.dossiers = dossiers;
        this.clock = clock;
        this.overdue = new Overdue(db, statements);
    }

    /** How many are due, by controller and purpose; nothing changes. */
    public List<Count> count() {
        var terms = statements.due();
        return db.sql("""
                        select t.place, count(*)
                        from unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::date[], ?::date[])
                          with ordinality t (controller, purpose, version, regime, event, happened, opened, place)
                        join declaration e on (e.controller, e.purpose, e.statement_version, e.regime)
                          = (t.controller, t.purpose, t.version, t.regime)
                        join dossier d on d.declaration = e.id and d.event = t.event
                          and d.event_on <= t.happened and d.opened_on <= t.opened
                          and d.person is not null and d.kept_on is null
                        group by t.place order by t.place""")
                .param(terms.stream().map(Due::controller).toArray(String[]::new))
                .param(terms.stream().map(due -> due.purpose().id()).toArray(String[]::new))
                .param(terms.stream().map(due -> Date.valueOf(due.version())).toArray(Date[]::new))
                .param(terms.stream().map(due -> due.regime().id()).toArray(String[]::new))
                .param(terms.stream().map(due -> due.term().event().id()).toArray(String[]::new))
                .param(terms.stream()
                        .map(due -> Date.valueOf(due.lifespan().lastDueEventDay(today(due))))
                        .toArray(Date[]::new))
                .param(terms.stream()
                        .map(due -> Date.valueOf(due.lifespan().lastDueOpeningDay(today(due))))
                        .toArray(Date[]::new))
                .query((row, _) -> {
                    var due = terms.get(row.getInt(1) - 1);
                    return new Count(
                            due.controller(), due.purpose(), due.lifespan().toString(), row.getInt(2));
                })
                .list();
    }

    public record Count(String controller, Purpose purpose, String term, int dossiers) {}

    /** Erases all that is due, then checks by another way that nothing is left, and keeps the figures of each controller. */
    public Result run() {
        var begun = OffsetDateTime.now(clock);
        return statements.controllers().stream().map(this::run).reduce(new Result(begun, begun, 0, 0, 0), Result::plus);
    }

    private Result run(String controller) {
        var begun = OffsetDateTime.now(clock);
        int erased = 0;
        int failed = 0;
        for (var due : statements.due(controller)) {
            var passedOver = new ArrayList<UUID>();
            for (var batch = batch(due, passedOver); batch.found() > 0; batch = batch(due, passedOver)) {
                erased += batch.erased();
                passedOver.addAll(batch.failed());
            }
            failed += passedOver.size();
        }
        var result = new Result(begun, OffsetDateTime.now(clock), erased, failed, overdue.count(controller));
        db.sql(
                        "insert into sweep (controller, begun_at, ended_at, erased, failed, overdue_after) values (?, ?, ?, ?, ?, ?)")
                .params(
                        controller,
                        result.begunAt(),
                        result.endedAt(),
                        result.erased(),
                        result.failed(),
                        result.overdueAfter())
                .update();
        return result;
    }

    /** {@code overdueAfter} is what the independent check still found; anything but 0 is a fault. */
    public record Result(OffsetDateTime begunAt, OffsetDateTime endedAt, int erased, int failed, int overdueAfter) {
        public boolean clean() {
            return failed == 0 && overdueAfter == 0;
        }

        private Result plus(Result next) {
            return new Result(
                    begunAt,
                    next.endedAt,
                    erased + next.erased,
                    failed + next.failed,
                    overdueAfter + next.overdueAfter);
        }
    }

    private record Batch(int found, int erased, List<UUID> failed) {}

    private Batch batch(Due due, List<UUID> passedOver) {
        try {
            return transaction.execute(_ -> {
                var ids = due(due, passedOver);
                int erased = dossiers.erase(
                        ids.stream().map(DossierId::new).toList(),
                        ACTOR,
                        due.lifespan().toString());
                return new Batch(ids.size(), erased, List.of());
            });
        } catch (RuntimeException e) {
            return oneByOne(due, passedOver);
        }
    }

    private Batch oneByOne(Due due, List<UUID> passedOver) {
        var failed = new ArrayList<UUID>();
        int erased = 0;
        var ids = transaction.execute(_ -> due(due, passedOver));
        for (var id : ids) {
            try {
                erased += transaction.execute(_ ->
                        dossiers.erase(stillDue(due, id), ACTOR, due.lifespan().toString()));
            } catch (RuntimeException e) {
                LOG.error("Dossier {} is due and cannot be erased.", id, e);
                failed.add(id);
            }
        }
        return new Batch(ids.size(), erased, failed);
    }

    private static final String DUE = """
            where declaration = (
                select id from declaration
                where controller = ? and purpose = ? and statement_version = ? and regime = ?)
              and event = ? and event_on <= ? and opened_on <= ?
              and person is not null and kept_on is null
            """;

    private List<UUID> due(Due due, List<UUID> passedOver) {
        var params = new ArrayList<>(List.of(params(due)));
        params.add(passedOver.stream().map(UUID::toString).toArray(String[]::new));
        return db.sql("select id from dossier " + DUE + "and id <> all (?::uuid[]) order by event_on limit " + BATCH
                        + " for update skip locked")
                .params(params)
                .query(UUID.class)
                .list();
    }

    /** Between being found and its turn nobody held it: where another node's clock is behind, it may be open again. */
    private List<DossierId> stillDue(Due due, UUID id) {
        return db.sql("select id from dossier " + DUE + "and id = ? for update")
                .params(params(due))
                .param(id)
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }

    private Object[] params(Due due) {
        return new Object[] {
            due.controller(),
            due.purpose().id(),
            Date.valueOf(due.version()),
            due.regime().id(),
            due.term().event().id(),
            Date.valueOf(due.lifespan().lastDueEventDay(today(due))),
            Date.valueOf(due.lifespan().lastDueOpeningDay(today(due)))
        };
    }

    private LocalDate today(Due due) {
        return statements.today(due.controller());
    }

    /** The next day on which something is due, as things are now; today where something is due already. */
    public Optional<LocalDate> nextDay() {
        return statements.due().stream()
                .flatMap(due -> db
                        // Of what was opened in one month the law says the same, for all years end with a month.
                        .sql("""
                                select min(opened_on), min(event_on) from dossier
                                where declaration = (
                                    select id from declaration
                                    where controller = ? and purpose = ? and statement_version = ? and regime = ?)
                                  and event = ? and person is not null and kept_on is null
                                group by %s""".formatted(
                                        due.lifespan().minimum().isPresent()
                                                ? "date_trunc('month', opened_on)"
                                                : "declaration"))
                        .params(
                                due.controller(),
                                due.purpose().id(),
                                Date.valueOf(due.version()),
                                due.regime().id(),
                                due.term().event().id())
                        .query((row, _) -> due.lifespan()
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
                        select begun_at, ended_at, erased, failed, overdue_after from sweep
                        where controller = ? order by id desc limit ?""").params(controller, atMost).query(Result.class).list();
    }
}
