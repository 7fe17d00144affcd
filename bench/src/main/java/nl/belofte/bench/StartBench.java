package nl.belofte.bench;

import java.io.IOException;

/** From command to first page, ours beside the bare one, in turns on the same machine; and PostgreSQL by itself. */
final class StartBench {
    private static final double AIM = 1.5;

    private StartBench() {}

    static void run(Settings settings) throws IOException, InterruptedException {
        try (var folder = Scratch.make()) {
            var data = folder.path().resolve("data");
            var bareFlag = BareCache.flag(settings, folder.path());
            var first = seconds(Server.ours(settings, data));
            seconds(Server.bare(settings, folder.path(), bareFlag)); // both have been read from disk once

            var ours = new double[settings.rounds()];
            var bare = new double[settings.rounds()];
            var database = new double[settings.rounds()];
            for (var round = 0; round < settings.rounds(); round++) {
                ours[round] = seconds(Server.ours(settings, data));
                bare[round] = seconds(Server.bare(settings, folder.path(), bareFlag));
                database[round] = DatabaseStart.seconds(data);
            }
            tell(settings, first, ours, bare, database);
        }
    }

    private static double seconds(Server server) {
        try (server) {
            return server.untilFirstPage.toNanos() / 1e9;
        }
    }

    private static void tell(Settings settings, double first, double[] ours, double[] bare, double[] database) {
        var own = Figures.median(ours);
        var page = Figures.median(bare);
        var postgres = Figures.median(database);
        var allowed = AIM * page + postgres;
        if (settings.json()) {
            System.out.println(Figures.format(
                    "{\"ours\": %.3f, \"bare\": %.3f, \"database\": %.3f, \"first\": %.3f, \"ratio\": %.2f,"
                            + " \"allowed\": %.3f, \"ofAllowed\": %.2f}",
                    own, page, postgres, first, own / page, allowed, own / allowed));
            return;
        }
        System.out.println(Figures.format(
                """
                From command to first page, median of %d, in turns on this machine:
                  Belofte              %6.2f s  (%s)   ./belofte serve, built, data folder in use before
                  bare Spring Boot     %6.2f s  (%s)   java -jar, same Spring Boot, same flags, cache of its own
                  PostgreSQL by itself %6.2f s  (%s)   pg_ctl start on the same data folder
                  Belofte, first time  %6.2f s                   on an empty data folder, once

                  Belofte / bare = %.2f
                  Belofte / (%.1f x bare + PostgreSQL) = %.2f, which is %s the aim of at most 1""",
                ours.length,
                own,
                Figures.range("%.2f", ours),
                page,
                Figures.range("%.2f", bare),
                postgres,
                Figures.range("%.2f", database),
                first,
                own / page,
                AIM,
                own / allowed,
                own <= allowed ? "within" : "past"));
    }
}
