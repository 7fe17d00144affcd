package nl.belofte.bench;

import java.io.IOException;

/** What './belofte bench' runs. */
class Bench {
    private Bench() {}

    static void main(String[] args) throws IOException, InterruptedException {
        try {
            var settings = Settings.of(args);
            switch (settings.what()) {
                case "start" -> StartBench.run(settings);
                default -> PagesBench.run(settings);
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
