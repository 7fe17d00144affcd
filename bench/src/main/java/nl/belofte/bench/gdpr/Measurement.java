package nl.belofte.bench.gdpr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.belofte.bench.Figures;
import nl.belofte.database.BenchServer;

/** Puts one workload to the stores, in rounds in which they take turns, each time on records that were loaded afresh. */
final class Measurement {
    private final BenchServer server;
    private final List<Store> stores;
    private final int threads;
    private final int rounds;

    Measurement(BenchServer server, List<Store> stores, int threads, int rounds) {
        this.server = server;
        this.stores = stores;
        this.threads = threads;
        this.rounds = rounds;
    }

    Map<Store, Measured> of(Workload workload, Mix mix, Dataset data, int size) throws InterruptedException {
        var script = Script.of(workload, mix, data, size);
        var measured = new LinkedHashMap<Store, Measured>();
        stores.forEach(store -> measured.put(store, new Measured()));
        for (int round = 0; round < rounds; round++) {
            // Now one goes first and now the other, so that a machine that slows down harms both.
            for (var store : round % 2 == 0 ? stores : stores.reversed()) {
                tell(
                        "%s %s, round %d of %d: %s takes %,d records",
                        mix.word(), workload.word(), round + 1, rounds, store.name(), data.records());
                run(store, script, data, measured.get(store));
            }
        }
        return measured;
    }

    private void run(Store store, List<Op> script, Dataset data, Measured into) throws InterruptedException {
        long begin = System.nanoTime();
        store.load(data);
        into.loaded = store.space();
        server.checkpoint();
        System.gc();
        tell("  after %.1f s: %,d operations", (System.nanoTime() - begin) / 1e9, script.size());
        long retries = store.retries();
        var inForce = new InForce();
        var outcome = Clients.run(store, script, threads, inForce);
        into.seconds.add(outcome.seconds());
        into.latencies.add(script, outcome.answers());
        into.retries += store.retries() - retries;
        into.after = store.space();
        begin = System.nanoTime();
        var verdict = check(store, script, data, outcome.answers());
        into.wrong += verdict.wrong();
        tell("  %.2f s; checked in %.1f s: %s", outcome.seconds(), (System.nanoTime() - begin) / 1e9, words(verdict));
        verdict.told().forEach(fault -> System.err.println("  WRONG: " + fault));
    }

    /** The answers, and what the store says of itself afterwards: much of a workload that only writes shows nowhere else. */
    private Checker.Verdict check(Store store, List<Op> script, Dataset data, Answers answers)
            throws InterruptedException {
        var audit = Script.audit(script, data);
        var after = Clients.run(store, audit, threads, new InForce()).answers();
        var ops = new ArrayList<>(script);
        ops.addAll(audit);
        return Checker.check(data, ops, answers.and(after));
    }

    private static String words(Checker.Verdict verdict) {
        return verdict.wrong() == 0 ? "every answer is right" : verdict.wrong() + " faults in the answers";
    }

    private static void tell(String pattern, Object... values) {
        System.err.println(Figures.format(pattern, values));
    }
}
