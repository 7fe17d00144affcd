package nl.belofte.bench.gdpr;

import java.util.ArrayList;
import java.util.List;
import nl.belofte.bench.Figures;

/** What the rounds of one workload on one store came to. */
final class Measured {
    final List<Double> seconds = new ArrayList<>();
    final Latencies latencies = new Latencies();
    Space loaded = new Space(0, 0);
    Space after = new Space(0, 0);
    long retries;
    long wrong;

    double median() {
        return Figures.median(all());
    }

    double[] all() {
        return seconds.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
