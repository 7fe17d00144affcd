package nl.belofte.bench.floor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nl.belofte.bench.Figures;
import nl.belofte.bench.NotMeasured;
import nl.belofte.bench.Settings;
import nl.belofte.bench.WrongSetting;
import nl.belofte.database.BenchServer;

/** The full access report of one person who has as much as ever, among few dossiers and among a hundred times as many. */
public final class AccessBench {
    private static final int RECORDS = 1_000_000;
    private static final int TIMES = 100;
    private static final int PER_PERSON = 10;
    private static final int REPORTS = 500;
    private static final double AIM = 1.2;

    private final Settings settings;
    private final BenchServer server;

    private AccessBench(Settings settings, BenchServer server) {
        this.settings = settings;
        this.server = server;
    }

    public static void run(Settings settings) throws IOException {
        int many = settings.number("--records", RECORDS);
        if (many < TIMES * PER_PERSON) {
            throw new WrongSetting("--records must be " + TIMES * PER_PERSON + " at least.");
        }
        try (var server = BenchServer.start(settings.place())) {
            var bench = new AccessBench(settings, server);
            var sides = new ArrayList<Reporter>();
            Ours.reporter(server).ifPresent(sides::add);
            sides.add(new PlainReporter(server));
            try {
                bench.measure(sides, many);
            } finally {
                sides.forEach(Reporter::close);
            }
        }
    }

    private void measure(List<Reporter> sides, int many) {
        if (!settings.json()) {
            System.out.println(Figures.format("""
                    The full report of a person with %d dossiers: ms, median of %d rounds of %d reports.

                    side   among %,d  (range)          among %,d  (range)          times as long""", PER_PERSON, settings.rounds(), REPORTS, many / TIMES, many));
        }
        for (var side : sides) {
            var small = millis(side, many / TIMES);
            var large = millis(side, many);
            double ratio = Figures.median(large) / Figures.median(small);
            boolean ours = side != sides.getLast();
            System.out.println(
                    settings.json()
                            ? Figures.format(
                                    "{\"side\": \"%s\", \"records\": %d, \"few_ms\": %.3f, \"many_ms\": %.3f, \"ratio\": %.3f}",
                                    side.name(), many, Figures.median(small), Figures.median(large), ratio)
                            : Figures.format(
                                    "%-6s %12.3f  %-15s  %14.3f  %-15s  %.2f%s",
                                    side.name(),
                                    Figures.median(small),
                                    Figures.range("%.3f", small),
                                    Figures.median(large),
                                    Figures.range("%.3f", large),
                                    ratio,
                                    ours ? " (aim " + AIM + ")" : ""));
        }
    }

    private double[] millis(Reporter side, int dossiers) {
        System.err.println(Figures.format("%s takes %,d dossiers", side.name(), dossiers));
        side.load(dossiers, PER_PERSON);
        server.checkpoint();
        var random = new SplittableRandom(1);
        report(side, dossiers, random); // the first are slower than any other
        report(side, dossiers, random);
        var millis = new double[settings.rounds()];
        for (int round = 0; round < millis.length; round++) {
            millis[round] = report(side, dossiers, random);
        }
        return millis;
    }

    private static double report(Reporter side, int dossiers, SplittableRandom random) {
        long begin = System.nanoTime();
        for (int report = 0; report < REPORTS; report++) {
            int told = side.report(random.nextInt(dossiers / PER_PERSON));
            if (told != PER_PERSON) {
                throw new NotMeasured(
                        side.name() + " told of " + told + " dossiers where there are " + PER_PERSON + ".");
            }
        }
        return (System.nanoTime() - begin) / 1e6 / REPORTS;
    }
}
