package nl.belofte.bench.gdpr;

import static nl.belofte.bench.gdpr.Kind.*;

import java.util.Map;
import java.util.random.RandomGenerator;

/** Who works with the records, and the share of each operation in a hundred. */
enum Workload {
    CONTROLLER(
            Map.of(CREATE, 25, DELETE, 25, UPDATE_PURPOSE, 25, UPDATE_USER, 25),
            Map.of(CREATE, 25, DELETE, 25, UPDATE_PURPOSE, 25, UPDATE_USER, 25),
            1.0 / 10),
    CUSTOMER(
            Map.of(READ, 20, READ_USER, 20, UPDATE_DATA, 40, DELETE, 20),
            Map.of(
                    READ,
                    20,
                    READ_PURPOSE,
                    10,
                    READ_USER,
                    10,
                    UPDATE_DATA,
                    20,
                    UPDATE_PURPOSE,
                    10,
                    UPDATE_USER,
                    10,
                    DELETE,
                    20),
            1),
    PROCESSOR(Map.of(READ, 80, READ_PURPOSE, 10, READ_USER, 10), Map.of(READ, 20, READ_PURPOSE, 40, READ_USER, 40), 1),
    REGULATOR(Map.of(READ_USER, 46, READ_LOG, 31, VERIFY, 23), Map.of(READ_PURPOSE, 50, READ_LOG, 50), 1);

    private final Map<Kind, Integer> paper;
    private final Map<Kind, Integer> source;
    final double aim;

    Workload(Map<Kind, Integer> paper, Map<Kind, Integer> source, double aim) {
        this.paper = paper;
        this.source = source;
        this.aim = aim;
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean isUniform(Mix mix) {
        return this == CONTROLLER || this == PROCESSOR && mix == Mix.SOURCE;
    }

    Map<Kind, Integer> shares(Mix mix) {
        return mix == Mix.PAPER ? paper : source;
    }

    /** In a fixed order, for a map has none. */
    Kind draw(Mix mix, RandomGenerator random) {
        int left = random.nextInt(100);
        for (var kind : Kind.values()) {
            left -= shares(mix).getOrDefault(kind, 0);
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the shares are less than a hundred");
    }
}
