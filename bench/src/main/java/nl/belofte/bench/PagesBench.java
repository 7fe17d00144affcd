package nl.belofte.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.belofte.bench.Load.Page;
import nl.belofte.bench.Load.Round;

/** Pages of ours beside the bare one, in rounds that take turns, so that a busy moment hits all alike. */
final class PagesBench {
    /** The part of the bare page's speed to reach at least. */
    private static final Map<String, Double> AIMS = Map.of("/privacy", 0.8, "/mijn", 0.25);

    private PagesBench() {}

    static void run(Settings settings) throws IOException, InterruptedException {
        try (var folder = Scratch.make()) {
            var data = folder.path().resolve("data");
            try (var bare = Server.bare(settings, folder.path(), BareCache.flag(settings, folder.path()));
                    var ours = Server.ours(settings, data)) {
                var pages = pages(settings, bare, ours, data);
                for (var page : pages) {
                    new Load(page, settings.connections()).run(Duration.ofSeconds(settings.warmUp()));
                }
                tell(settings, pages, measure(settings, pages));
            }
        }
    }

    private static List<Page> pages(Settings settings, Server bare, Server ours, Path data) throws IOException {
        var host = settings.host() + ":" + ours.port;
        var cookies = LogIn.cookies(settings, ours.port);
        return List.of(
                new Page("bare", bare, HttpConnection.get("localhost:" + bare.port, "/", ""), null),
                new Page("/privacy", ours, HttpConnection.get(host, "/privacy", ""), data),
                new Page("/inloggen", ours, HttpConnection.get(host, "/inloggen", ""), data),
                new Page("/mijn", ours, HttpConnection.get(host, "/mijn", cookies), data));
    }

    private static List<Result> measure(Settings settings, List<Page> pages) throws InterruptedException {
        var rounds = pages.stream().map(page -> new ArrayList<Round>()).toList();
        for (var round = 0; round < settings.rounds(); round++) {
            for (var page = 0; page < pages.size(); page++) {
                var load = new Load(pages.get(page), settings.connections());
                rounds.get(page).add(load.run(Duration.ofSeconds(settings.seconds())));
            }
        }
        return rounds.stream().map(Result::of).toList();
    }

    private record Result(double perSecond, double serverMicros, double databaseMicros, double[] all) {
        static Result of(List<Round> rounds) {
            var all = rounds.stream().mapToDouble(Round::perSecond).toArray();
            return new Result(
                    Figures.median(all),
                    Figures.median(
                            rounds.stream().mapToDouble(Round::serverMicros).toArray()),
                    Figures.median(
                            rounds.stream().mapToDouble(Round::databaseMicros).toArray()),
                    all);
        }
    }

    private static void tell(Settings settings, List<Page> pages, List<Result> results) {
        var bare = results.getFirst();
        var lines = new ArrayList<String>();
        for (var page = 0; page < pages.size(); page++) {
            lines.add(line(settings.json(), pages.get(page).name(), results.get(page), bare));
        }
        if (settings.json()) {
            System.out.println(lines.stream().collect(Collectors.joining(",\n ", "[", "]")));
            return;
        }
        System.out.println(Figures.format(
                """
                %d connections, median of %d rounds of %d s in turns, each page warmed up for %d s before.
                CPU is the server's own time for one request; its database's stands apart.%s

                page        requests/s  of bare   (range)              CPU us  of bare   database us  aim""",
                settings.connections(),
                settings.rounds(),
                settings.seconds(),
                settings.warmUp(),
                CpuTime.isKnown() ? "" : "\nThis system does not tell processor times: those columns are empty."));
        lines.forEach(System.out::println);
    }

    private static String line(boolean json, String name, Result result, Result bare) {
        var speed = result.perSecond / bare.perSecond;
        // The other way round than time itself, so that in both columns a greater part is better.
        var thrift = bare.serverMicros / result.serverMicros;
        if (json) {
            return Figures.format(
                    "{\"page\": \"%s\", \"perSecond\": %.1f, \"ofBare\": %.3f, \"cpuMicros\": %s, \"cpuOfBare\": %s,"
                            + " \"databaseMicros\": %s}",
                    name,
                    result.perSecond,
                    speed,
                    known("%.1f", result.serverMicros, "null"),
                    known("%.3f", thrift, "null"),
                    known("%.1f", result.databaseMicros, "null"));
        }
        return Figures.format(
                "%-10s %11.0f  %7.2f   %-18s %8s  %7s  %12s  %s",
                name,
                result.perSecond,
                speed,
                Figures.range("%.0f", result.all),
                known("%.0f", result.serverMicros, "-"),
                known("%.2f", thrift, "-"),
                known("%.0f", result.databaseMicros, "-"),
                AIMS.containsKey(name) ? "at least " + AIMS.get(name) : "");
    }

    private static String known(String pattern, double value, String otherwise) {
        return CpuTime.isKnown() ? Figures.format(pattern, value) : otherwise;
    }
}
