package nl.belofte.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.evidence.EvidenceChain.Verdict;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.session.ForEveryRole;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Statements;
import nl.belofte.web.Moment;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import nl.belofte.work.WorkQueue;
import nl.belofte.work.WorkQueue.Item;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The first page of the desk. */
@Controller
@ForEveryRole
class DeskController {

    private static final int SWEEPS = 10;

    /** What stands further down nobody begins today. */
    private static final int TASKS = 25;

    private final Pages pages;
    private final RetentionSweep sweep;
    private final EvidenceChain chain;
    private final Statements statements;
    private final WorkQueue queue;
    private final Clock clock;

    DeskController(
            Pages pages,
            RetentionSweep sweep,
            EvidenceChain chain,
            Statements statements,
            WorkQueue queue,
            Clock clock) {
        this.queue = queue;
        this.pages = pages;
        this.sweep = sweep;
        this.chain = chain;
        this.statements = statements;
        this.clock = clock;
    }

    @GetMapping("/balie")
    Page overview(Visit visit) {
        return page(visit, Optional.empty());
    }

    @PostMapping("/balie/bewijs")
    Page verify(Visit visit) {
        chain.seal();
        return page(visit, Optional.of(chain.verify()));
    }

    private Page page(Visit visit, Optional<Verdict> verdict) {
        var sweeps = sweep.latest(visit.controller(), SWEEPS).stream()
                .map(run -> new DeskPage.SweepRow(
                        at(visit, run.endedAt().toInstant()),
                        run.erased(),
                        run.failed(),
                        run.kept(),
                        run.overdueAfter(),
                        run.clean()))
                .toList();
        int due = sweep.count().stream()
                .filter(count -> count.controller().equals(visit.controller()))
                .mapToInt(RetentionSweep.Count::dossiers)
                .sum();
        var waiting = queue.of(SignedIn.now(), visit.language(), TASKS);
        return pages.page(
                "desk/overview",
                new DeskPage(
                        at(visit, clock.instant()),
                        waiting.tiles(),
                        waiting.items().stream().map(item -> row(visit, item)).toList(),
                        sweep.overdue(visit.controller()),
                        due,
                        sweeps,
                        verdict));
    }

    private DeskPage.WorkRow row(Visit visit, Item item) {
        var task = item.task();
        var zone = statements.current(visit.controller()).zone();
        return new DeskPage.WorkRow(
                item.kind(),
                task.text(),
                ChronoUnit.DAYS.between(LocalDate.ofInstant(task.since(), zone), statements.today(visit.controller())),
                task.until().map(day -> Moment.of(day, visit.language())),
                task.late(),
                task.path());
    }

    private Moment at(Visit visit, Instant instant) {
        return Moment.of(instant, statements.current(visit.controller()).zone(), visit.language());
    }
}
