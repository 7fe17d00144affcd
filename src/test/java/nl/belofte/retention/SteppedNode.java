package nl.belofte.retention;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import nl.belofte.SteppedDatabase;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Floor;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.ledger.Ledger;
import nl.belofte.person.Persons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A node beside others on one database and one folder of ledgers, whose sweep can be stopped or killed before any step. */
final class SteppedNode implements AutoCloseable {

    private final Floor floor;
    private final SteppedDatabase database;
    private final Ledger ledger;
    private final RetentionSweep sweep;
    private final int process;
    private final List<String> steps = new ArrayList<>();
    private volatile CountDownLatch goesOn = new CountDownLatch(1);
    private volatile boolean stopped;
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    /** Starts, with what the ledgers tell. */
    SteppedNode(Floor floor, String name) {
        this.floor = floor;
        this.database = new SteppedDatabase(floor.database.getJdbcUrl());
        var db = JdbcClient.create(database);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var chain = new EvidenceChain(db, transaction, floor.clock, floor.folder.resolve("evidence-" + name), true);
        this.ledger = new Ledger(db, floor.folder.resolve("ledger"), name);
        var dossiers = new Dossiers(
                db,
                transaction,
                floor.statements,
                new Persons(db),
                new Evidence(db, floor.clock, chain),
                floor.keys,
                ledger,
                floor.news);
        this.sweep = new RetentionSweep(db, floor.statements, dossiers, floor.clock);
        try {
            this.process = database.process();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sweeps to the end, and tells in which steps. */
    List<String> steps() {
        steps.clear();
        database.watch(steps::add);
        sweep.run();
        return steps;
    }

    /** Sweeps, and stands still before this step until it is told to go on. Returns when it stands, waits or is through. */
    void runUntil(int step) {
        steps.clear();
        goesOn = new CountDownLatch(1);
        database.watch(each -> {
            steps.add(each);
            if (steps.size() == step + 1) {
                stopped = true;
                await(goesOn);
            }
        });
        running = CompletableFuture.runAsync(sweep::run, Thread::startVirtualThread);
        letRun();
    }

    void run() {
        runUntil(Integer.MAX_VALUE - 1);
    }

    void goOn() {
        stopped = false;
        goesOn.countDown();
    }

    /** Until it is through, stands, or waits for a lock that another node has. */
    void letRun() {
        long begun = System.nanoTime();
        while (!running.isDone() && !stopped && !waits()) {
            LockSupport.parkNanos(1_000_000);
            refuseLongerThanAMinute(begun);
        }
    }

    private boolean waits() {
        return floor.count("pg_stat_activity where pid = ? and wait_event_type = 'Lock'", process) > 0;
    }

    /** Fails as the sweep failed. */
    void end() {
        try {
            running.get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | CompletionException e) {
            throw new AssertionError("The sweep ended", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("The sweep does not end", e);
        }
    }

    /** Sweeps, and dies before this step. Whether it came so far. */
    boolean diesBefore(int step) {
        database.watch(each -> {
            steps.add(each);
            if (steps.size() == step + 1) {
                database.crash();
            }
        });
        try {
            sweep.run();
            return false;
        } catch (SteppedDatabase.Crashed dead) {
            long begun = System.nanoTime();
            while (floor.count("pg_stat_activity where pid = ?", process) > 0) {
                LockSupport.parkNanos(1_000_000);
                refuseLongerThanAMinute(begun);
            }
            return true;
        }
    }

    private static void refuseLongerThanAMinute(long begun) {
        if (System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(1)) {
            throw new AssertionError("It does not end.");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ledger.close();
        database.close();
    }
}
