package nl.belofte.bench;

import java.io.IOException;
import nl.belofte.bench.gdpr.GdprBench;

/** What './belofte bench' runs. */
class Bench {
    private Bench() {}

    static void main(String[] args) throws IOException, InterruptedException {
        System.setProperty("logback.configurationFile", "bench-log.xml");
        try {
            var settings = Settings.of(args);
            switch (settings.what()) {
                case "start" -> StartBench.run(settings);
                case "pages" -> PagesBench.run(settings);
                default -> GdprBench.run(settings);
            }
        } catch (WrongSetting wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        } catch (NotMeasured cannot) {
            System.err.println(cannot.getMessage());
            System.exit(1);
        }
    }
}
