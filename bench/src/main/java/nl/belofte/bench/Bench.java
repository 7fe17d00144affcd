package nl.belofte.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.belofte.bench.floor.AccessBench;
import nl.belofte.bench.floor.EvidenceBench;
import nl.belofte.bench.floor.NewsletterBench;
import nl.belofte.bench.floor.SweepBench;
import nl.belofte.bench.gdpr.GdprBench;

/** What './belofte bench' runs. */
class Bench {
    private Bench() {}

    static void main(String[] args) throws IOException, InterruptedException {
        System.setProperty("logback.configurationFile", "bench-log.xml");
        try {
            var settings = Settings.of(args);
            if (settings.has("--heap")) {
                System.exit(inHeap(settings));
            }
            switch (settings.what()) {
                case "start" -> StartBench.run(settings);
                case "pages" -> PagesBench.run(settings);
                case "gdpr" -> GdprBench.run(settings);
                case "sweep" -> SweepBench.run(settings);
                case "access" -> AccessBench.run(settings);
                case "newsletter" -> NewsletterBench.run(settings);
                default -> EvidenceBench.run(settings);
            }
        } catch (WrongSetting wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        } catch (NotMeasured cannot) {
            System.err.println(cannot.getMessage());
            System.exit(1);
        }
    }

    /** The heap of a JVM is settled when it starts, so another one does the work. */
    private static int inHeap(Settings settings) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx" + settings.number("--heap", 0) + "m",
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName()));
        command.addAll(settings.wordsWithout("--heap"));
        var other = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            other.destroy();
            other.onExit().join(); // it stops its database first
        }));
        return other.waitFor();
    }
}
