package nl.belofte.bench.floor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.belofte.bench.Figures;
import nl.belofte.bench.NotMeasured;
import nl.belofte.bench.Settings;
import nl.belofte.bench.WrongSetting;
import nl.belofte.database.BenchServer;

/**
 * Sweeping what is due, beside a bare {@code DELETE} of as many rows and keys; once among a tenth of those that are not due
 * and once among all of them. The due ones are added anew before each round, to all sides alike.
 */
public final class SweepBench {
    private static final int RECORDS = 1_000_000;
    private static final int DUE = 100_000;
    private static final double SPEED_AIM = 0.5;
    private static final double TENFOLD_AIM = 1.2;

    private final Settings settings;
    private final BenchServer server;
    private final List<Sweeper> sides;
    private final int due;

    private SweepBench(Settings settings, BenchServer server, List<Sweeper> sides, int due) {
        this.settings = settings;
        this.server = server;
        this.sides = sides;
        this.due = due;
    }

    public static void run(Settings settings) throws IOException {
        int notDue = settings.number("--records", RECORDS) - settings.number("--due", DUE);
        if (notDue < 10) {
            throw new WrongSetting("--records counts those that are due too, so --due must be less.");
        }
        try (var server = BenchServer.start(settings.place())) {
            var sides = new ArrayList<Sweeper>();
            Ours.sweeper(server).ifPresent(sides::add);
            var plain = new PlainSweeper(server);
            sides.add(plain);
            try {
                var bench = new SweepBench(settings, server, sides, settings.number("--due", DUE));
                bench.chooseTheFastest(plain, notDue);
                var few = bench.seconds(notDue / 10);
                var many = bench.seconds(notDue);
                bench.tell(notDue, few, many, plain.way());
            } finally {
                sides.forEach(Sweeper::close);
            }
        }
    }

    /** Among all that are not due, since that is where the speed is compared; among few another way may win. */
    private void chooseTheFastest(PlainSweeper plain, int notDue) {
        var fastest = Double.MAX_VALUE;
        var chosen = plain.way();
        plain.load(notDue);
        round(plain, notDue); // the first of all is slower than any other
        for (var way : PlainSweeper.Way.values()) {
            plain.choose(way);
            double seconds = Math.min(round(plain, notDue), round(plain, notDue));
            System.err.println(Figures.format("a bare DELETE %s: %.2f s", way.words, seconds));
            if (seconds < fastest) {
                fastest = seconds;
                chosen = way;
            }
        }
        plain.choose(chosen);
    }

    private Map<Sweeper, double[]> seconds(int notDue) {
        var seconds = new LinkedHashMap<Sweeper, double[]>();
        for (var side : sides) {
            System.err.println(Figures.format("%s takes %,d dossiers that are not due", side.name(), notDue));
            side.load(notDue);
            seconds.put(side, new double[settings.rounds()]);
        }
        for (int round = 0; round < settings.rounds(); round++) {
            for (var side : round % 2 == 0 ? sides : sides.reversed()) {
                seconds.get(side)[round] = round(side, notDue);
                System.err.println(Figures.format(
                        "round %d of %d, %s: %,d due in %.2f s",
                        round + 1, settings.rounds(), side.name(), due, seconds.get(side)[round]));
            }
        }
        return seconds;
    }

    private double round(Sweeper side, int notDue) {
        side.addDue(due);
        server.checkpoint();
        long begin = System.nanoTime();
        long swept = side.sweep();
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (swept != due || side.left() != notDue) {
            throw new NotMeasured(Figures.format(
                    "%s swept %,d where %,d were due, and %,d are left where %,d were not due.",
                    side.name(), swept, due, side.left(), notDue));
        }
        return seconds;
    }

    private void tell(int notDue, Map<Sweeper, double[]> few, Map<Sweeper, double[]> many, PlainSweeper.Way way) {
        double bare = Figures.median(many.get(sides.getLast()));
        if (!settings.json()) {
            System.out.println(Figures.format(
                    """
                    Sweeping %,d due dossiers with their keys, median of %d rounds; the bare DELETE goes %s.
                    Heap of this program: at most %,d MB.

                    side   not due      seconds  (range)          rows/s  speed of bare  ten times as many not due""", due, settings.rounds(), way.words, Runtime.getRuntime().maxMemory() >> 20));
        }
        for (var side : sides) {
            double small = Figures.median(few.get(side));
            double large = Figures.median(many.get(side));
            if (settings.json()) {
                System.out.println(Figures.format(
                        "{\"side\": \"%s\", \"due\": %d, \"not_due\": %d, \"seconds\": %.3f, \"rows_per_second\": %.0f,"
                                + " \"speed_of_bare\": %.3f, \"tenfold\": %.3f}",
                        side.name(), due, notDue, large, due / large, bare / large, large / small));
                continue;
            }
            boolean ours = side != sides.getLast();
            System.out.println(row(side.name(), notDue / 10, few.get(side)));
            System.out.println(row(side.name(), notDue, many.get(side))
                    + Figures.format(
                            "  %13s  %s",
                            Figures.format("%.2f", bare / large) + (ours ? " (aim " + SPEED_AIM + ")" : ""),
                            Figures.format("%.2f", large / small) + (ours ? " (aim " + TENFOLD_AIM + ")" : "")));
        }
    }

    private String row(String name, int notDue, double[] seconds) {
        double median = Figures.median(seconds);
        return Figures.format(
                "%-6s %,9d  %8.2f  %-14s  %7.0f", name, notDue, median, Figures.range("%.2f", seconds), due / median);
    }
}
