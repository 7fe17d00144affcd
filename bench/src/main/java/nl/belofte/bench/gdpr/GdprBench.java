package nl.belofte.bench.gdpr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.belofte.bench.Figures;
import nl.belofte.bench.NotMeasured;
import nl.belofte.bench.Settings;
import nl.belofte.database.BenchServer;

/** The four workloads of GDPRbench on the promise floor and on a plain table; what that means stands at {@link Store}. */
public final class GdprBench {
    private static final int RECORDS = 100_000;
    private static final int OPS = 10_000;
    private static final int OPS_OF_GROWTH = 1_000;
    private static final int THREADS = 8;
    private static final int SEED = 20_260_101;
    private static final Dataset WARM_UP = new Dataset(10_000, 1);
    private static final int OPS_OF_WARM_UP = 2_000;

    private final Settings settings;
    private final BenchServer server;
    private final List<Store> stores;
    private long wrong;

    private GdprBench(Settings settings, BenchServer server, List<Store> stores) {
        this.settings = settings;
        this.server = server;
        this.stores = stores;
    }

    public static void run(Settings settings) throws IOException, InterruptedException {
        try (var server = BenchServer.start(settings.place())) {
            var stores = stores(settings, server);
            try {
                var bench = new GdprBench(settings, server, stores);
                bench.warmUp();
                if (settings.has("--growth")) {
                    bench.growth();
                } else {
                    bench.workloads();
                }
                if (bench.wrong > 0) {
                    throw new NotMeasured(bench.wrong + " answers were wrong, so the figures count for nothing.");
                }
            } finally {
                stores.forEach(Store::close);
            }
        }
    }

    private static List<Store> stores(Settings settings, BenchServer server) {
        var only = settings.word("--only", "");
        var stores = new ArrayList<Store>();
        if (!only.equals("plain")) {
            OurStore.open(server).ifPresent(stores::add);
        }
        if (!only.equals("ours")) {
            stores.add(new PlainStore(server));
        }
        if (stores.isEmpty()) {
            throw new NotMeasured("Our side of this is not written yet.");
        }
        return stores;
    }

    /** The first turns of a JVM are slow, and not what anybody wants to know. */
    private void warmUp() throws InterruptedException {
        var once = new Measurement(server, stores, threads(), 1);
        for (var workload : chosen()) {
            count(once.of(workload, Mix.PAPER, WARM_UP, OPS_OF_WARM_UP));
        }
    }

    private int threads() {
        return settings.number("--threads", THREADS);
    }

    private Dataset data(int records) {
        return new Dataset(records, settings.number("--seed", SEED));
    }

    private List<Mix> mixes() {
        return Stream.of(Mix.values())
                .filter(mix -> settings.word("--mix", mix.word()).equals(mix.word()))
                .toList();
    }

    private List<Workload> chosen() {
        return Stream.of(Workload.values())
                .filter(workload -> settings.word("--workload", workload.word()).equals(workload.word()))
                .toList();
    }

    private void count(Map<Store, Measured> measured) {
        measured.values().forEach(one -> wrong += one.wrong);
    }

    private Optional<Measured> ours(Map<Store, Measured> measured) {
        return side(measured, false);
    }

    private Optional<Measured> plain(Map<Store, Measured> measured) {
        return side(measured, true);
    }

    private static Optional<Measured> side(Map<Store, Measured> measured, boolean plain) {
        return measured.entrySet().stream()
                .filter(side -> side.getKey() instanceof PlainStore == plain)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void workloads() throws InterruptedException {
        var data = data(settings.number("--records", RECORDS));
        int ops = settings.number("--ops", OPS);
        var measurement = new Measurement(server, stores, threads(), settings.rounds());
        if (!settings.json()) {
            System.out.println(Figures.format("""
                    GDPRbench: %,d records, %,d operations a workload, %d client threads, median of %d rounds, seed %d.
                    Space: all bytes over the bytes of personal data, loaded and after the workload; keys, evidence and log apart.

                    mix    workload     ours s  plain s  ratio   aim  (ours; plain)                      space: ours  after   apart  plain  after""", data.records(), ops, threads(), settings.rounds(), data.seed()));
        }
        var details = new ArrayList<String>();
        for (var mix : mixes()) {
            for (var workload : chosen()) {
                var measured = measurement.of(workload, mix, data, ops);
                count(measured);
                System.out.println(
                        settings.json() ? json(workload, mix, data, measured) : line(workload, mix, data, measured));
                details.addAll(latencies(workload, mix, measured));
            }
        }
        if (!settings.json()) {
            System.out.println(
                    "\nmix    workload    operation                       store    number  average ms   p99 ms");
            details.forEach(System.out::println);
        }
    }

    private String line(Workload workload, Mix mix, Dataset data, Map<Store, Measured> measured) {
        var ours = ours(measured);
        var plain = plain(measured);
        return Figures.format(
                "%-6s %-11s %7s  %7s  %5s  %4.1f  %-38s %8s  %5s  %6s  %5s  %5s",
                mix.word(),
                workload.word(),
                ours.map(one -> Figures.format("%.2f", one.median())).orElse("-"),
                plain.map(one -> Figures.format("%.2f", one.median())).orElse("-"),
                ratio(measured).map(one -> Figures.format("%.2f", one)).orElse("-"),
                workload.aim,
                "(%s; %s)".formatted(range(ours), range(plain)),
                ours.map(one -> factor(one.loaded.bytes(), data)).orElse("-"),
                ours.map(one -> factor(one.after.bytes(), data)).orElse("-"),
                ours.map(one -> factor(one.loaded.apart(), data)).orElse("-"),
                plain.map(one -> factor(one.loaded.bytes(), data)).orElse("-"),
                plain.map(one -> factor(one.after.bytes(), data)).orElse("-"));
    }

    private static String range(Optional<Measured> side) {
        return side.map(one -> Figures.range("%.2f", one.all())).orElse("-");
    }

    private static String factor(long bytes, Dataset data) {
        return Figures.format("%.2f", (double) bytes / data.records() / Dataset.DATA_BYTES);
    }

    private Optional<Double> ratio(Map<Store, Measured> measured) {
        return ours(measured).flatMap(one -> plain(measured).map(other -> one.median() / other.median()));
    }

    private List<String> latencies(Workload workload, Mix mix, Map<Store, Measured> measured) {
        var lines = new ArrayList<String>();
        measured.forEach((store, one) -> {
            for (var kind : one.latencies.kinds()) {
                var these = one.latencies.of(kind);
                lines.add(Figures.format(
                        "%-6s %-11s %-31s %-6s %8d  %10.2f  %7.1f",
                        mix.word(),
                        workload.word(),
                        kind.words,
                        store.name(),
                        these.count(),
                        these.average(),
                        these.p99()));
            }
            if (one.retries > 0) {
                lines.add(Figures.format(
                        "%-6s %-11s tried again after a deadlock    %-6s %8d",
                        mix.word(), workload.word(), store.name(), one.retries));
            }
        });
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    /** The sizes in bytes are as loaded, before the workload, of the store without what is counted apart. */
    private String json(Workload workload, Mix mix, Dataset data, Map<Store, Measured> measured) {
        var ours = ours(measured);
        var plain = plain(measured);
        return Figures.format(
                """
                {"workload": "%s", "mix": "%s", "ours_s": %s, "plain_s": %s, "ratio": %s, "space_ours": %s, "space_plain": %s, \
                "space_ours_after": %s, "space_plain_after": %s, "apart_ours": %s, "wrong_answers": %d}""",
                workload.word(),
                mix.word(),
                ours.map(one -> Figures.format("%.3f", one.median())).orElse("null"),
                plain.map(one -> Figures.format("%.3f", one.median())).orElse("null"),
                ratio(measured).map(one -> Figures.format("%.3f", one)).orElse("null"),
                ours.map(one -> factor(one.loaded.bytes(), data)).orElse("null"),
                plain.map(one -> factor(one.loaded.bytes(), data)).orElse("null"),
                ours.map(one -> factor(one.after.bytes(), data)).orElse("null"),
                plain.map(one -> factor(one.after.bytes(), data)).orElse("null"),
                ours.map(one -> factor(one.loaded.apart(), data)).orElse("null"),
                measured.values().stream().mapToLong(one -> one.wrong).sum());
    }

    private void growth() throws InterruptedException {
        int ops = settings.number("--ops", OPS_OF_GROWTH);
        int rounds = settings.number("--rounds", 1);
        var measurement = new Measurement(server, stores, threads(), rounds);
        if (!settings.json()) {
            System.out.println(Figures.format("""
                    Growth: milliseconds an operation takes its client; %,d operations of the paper's mix, %d client threads, rounds: %d.

                    workload     records  operation                          ours ms   plain ms""", ops, threads(), rounds));
        }
        for (var workload : chosen()) {
            for (int records : new int[] {10_000, 100_000, 1_000_000}) {
                var measured = measurement.of(workload, Mix.PAPER, data(records), ops);
                count(measured);
                growth(workload, records, ops, measured);
            }
        }
    }

    private void growth(Workload workload, int records, int ops, Map<Store, Measured> measured) {
        var ours = ours(measured);
        var plain = plain(measured);
        growthLine(workload, records, "all", ours.map(one -> average(one, ops)), plain.map(one -> average(one, ops)));
        for (var kind : measured.values().iterator().next().latencies.kinds()) {
            growthLine(
                    workload,
                    records,
                    kind.words,
                    ours.map(one -> one.latencies.of(kind).average()),
                    plain.map(one -> one.latencies.of(kind).average()));
        }
    }

    private double average(Measured one, int ops) {
        return one.median() * 1000 * threads() / ops;
    }

    private void growthLine(
            Workload workload, int records, String operation, Optional<Double> ours, Optional<Double> plain) {
        System.out.println(
                settings.json()
                        ? Figures.format(
                                "{\"workload\": \"%s\", \"mix\": \"paper\", \"records\": %d, \"operation\": \"%s\","
                                        + " \"ours_ms\": %s, \"plain_ms\": %s}",
                                workload.word(), records, operation, millis(ours, "null"), millis(plain, "null"))
                        : Figures.format(
                                "%-11s %,9d  %-31s %10s %10s",
                                workload.word(), records, operation, millis(ours, "-"), millis(plain, "-")));
    }

    private static String millis(Optional<Double> value, String otherwise) {
        return value.map(one -> Figures.format("%.3f", one)).orElse(otherwise);
    }
}
