package nl.belofte.bench.floor;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import nl.belofte.bench.Figures;
import nl.belofte.bench.NotMeasured;
import nl.belofte.bench.Settings;
import nl.belofte.database.BenchServer;

/** Durable entries a second by writers that each wait for their own, beside what the disk can do; and verifying them all. */
public final class EvidenceBench {
    private static final int[] WRITERS = {1, 8, 64};
    private static final int VERIFY_AIM = 200_000;

    private final Settings settings;
    private final Duration duration;
    private long number;

    private EvidenceBench(Settings settings) {
        this.settings = settings;
        this.duration = Duration.ofSeconds(settings.seconds());
    }

    public static void run(Settings settings) throws IOException, InterruptedException {
        try (var server = BenchServer.start(settings.place())) {
            var sides = new ArrayList<Writer>();
            Ours.writer(server).ifPresent(sides::add);
            sides.add(new PlainWriter(server));
            try {
                new EvidenceBench(settings).measure(sides, server);
            } finally {
                sides.forEach(Writer::close);
            }
        }
    }

    private void measure(List<Writer> sides, BenchServer server) throws IOException, InterruptedException {
        var syncs = new double[settings.rounds()];
        var rates = new LinkedHashMap<Writer, double[][]>();
        var written = new LinkedHashMap<Writer, LongAdder>();
        for (var side : sides) {
            rates.put(side, new double[WRITERS.length][settings.rounds()]);
            written.put(side, new LongAdder());
            write(side, WRITERS[1], written.get(side)); // the first are slower than any other
        }
        for (int round = 0; round < settings.rounds(); round++) {
            syncs[round] = Disk.syncsPerSecond(server.data(), duration);
            System.err.println(Figures.format(
                    "round %d of %d: the disk keeps %,.0f times a second", round + 1, settings.rounds(), syncs[round]));
            for (int many = 0; many < WRITERS.length; many++) {
                for (var side : round % 2 == 0 ? sides : sides.reversed()) {
                    server.checkpoint();
                    rates.get(side)[many][round] = write(side, WRITERS[many], written.get(side));
                    System.err.println(Figures.format(
                            "  %s, %d writers: %,.0f entries a second",
                            side.name(), WRITERS[many], rates.get(side)[many][round]));
                }
            }
        }
        tell(syncs, rates, written);
    }

    private double write(Writer side, int writers, LongAdder written) throws InterruptedException {
        var failure = new AtomicReference<RuntimeException>();
        var count = new LongAdder();
        long first = number;
        long begin = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int writer = 0; writer < writers; writer++) {
            int self = writer;
            threads.add(Thread.ofPlatform().name("writer-" + writer).start(() -> {
                try {
                    for (long own = 0; System.nanoTime() - begin < duration.toNanos(); own++) {
                        side.write(self, first + own);
                        count.increment();
                    }
                } catch (RuntimeException failed) {
                    failure.compareAndSet(null, failed);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (failure.get() != null) {
            throw new NotMeasured(side.name() + " failed: " + failure.get(), failure.get());
        }
        number += count.sum();
        written.add(count.sum());
        return count.sum() / seconds;
    }

    private void tell(double[] syncs, Map<Writer, double[][]> rates, Map<Writer, LongAdder> written) {
        double disk = Figures.median(syncs);
        if (!settings.json()) {
            System.out.println(
                    Figures.format("""
                    Entries a second, each durable before its writer goes on; median of %d rounds of %d s.
                    The disk itself: %,.0f times a second 4 kB and fdatasync (%s).

                    side   writers  entries/s  (range)              of the disk""", settings.rounds(), settings.seconds(), disk, Figures.range("%.0f", syncs)));
        }
        rates.forEach((side, all) -> {
            for (int many = 0; many < WRITERS.length; many++) {
                double rate = Figures.median(all[many]);
                System.out.println(
                        settings.json()
                                ? Figures.format(
                                        "{\"side\": \"%s\", \"writers\": %d, \"entries_per_second\": %.0f,"
                                                + " \"syncs_per_second\": %.0f, \"ratio\": %.3f}",
                                        side.name(), WRITERS[many], rate, disk, rate / disk)
                                : Figures.format(
                                        "%-6s %7d  %,9.0f  %-19s  %.2f",
                                        side.name(),
                                        WRITERS[many],
                                        rate,
                                        Figures.range("%.0f", all[many]),
                                        rate / disk));
            }
        });
        rates.keySet().forEach(side -> verify(side, written.get(side).sum()));
    }

    private void verify(Writer side, long written) {
        var rates = new double[settings.rounds()];
        for (int round = 0; round < rates.length; round++) {
            long begin = System.nanoTime();
            long verified = side.verify();
            rates[round] = verified / ((System.nanoTime() - begin) / 1e9);
            if (verified != written) {
                throw new NotMeasured(Figures.format(
                        "%s verified %,d entries where %,d were written.", side.name(), verified, written));
            }
        }
        double rate = Figures.median(rates);
        System.out.println(
                settings.json()
                        ? Figures.format(
                                "{\"side\": \"%s\", \"verified\": %d, \"verified_per_second\": %.0f}",
                                side.name(), written, rate)
                        : Figures.format(
                                "%-6s verifies %,d entries at %,.0f a second (%s)%s",
                                side.name(),
                                written,
                                rate,
                                Figures.range("%.0f", rates),
                                side instanceof PlainWriter
                                        ? ", which is only counting them"
                                        : Figures.format("; aim %,d for each core that it uses", VERIFY_AIM)));
    }
}
