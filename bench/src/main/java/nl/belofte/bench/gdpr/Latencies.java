package nl.belofte.bench.gdpr;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long single operations took, of all rounds together. */
final class Latencies {
    private final Map<Kind, long[]> nanos = new EnumMap<>(Kind.class);

    /** In milliseconds. */
    record Of(int count, double average, double p99) {}

    void add(List<Op> ops, Answers answers) {
        for (var kind : Kind.values()) {
            var these = new long[ops.size()];
            int count = 0;
            for (int place = 0; place < ops.size(); place++) {
                if (ops.get(place).kind() == kind) {
                    these[count++] = answers.ended[place] - answers.began[place];
                }
            }
            if (count > 0) {
                nanos.merge(kind, Arrays.copyOf(these, count), Latencies::joined);
            }
        }
    }

    private static long[] joined(long[] before, long[] behind) {
        var both = Arrays.copyOf(before, before.length + behind.length);
        System.arraycopy(behind, 0, both, before.length, behind.length);
        return both;
    }

    List<Kind> kinds() {
        return List.copyOf(nanos.keySet());
    }

    Of of(Kind kind) {
        var sorted = nanos.get(kind).clone();
        Arrays.sort(sorted);
        return new Of(
                sorted.length,
                Arrays.stream(sorted).average().orElseThrow() / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6);
    }
}
