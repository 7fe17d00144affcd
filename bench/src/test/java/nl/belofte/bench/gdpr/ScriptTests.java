package nl.belofte.bench.gdpr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTests {
    private static final Dataset DATA = new Dataset(1_000, 7);

    @ParameterizedTest
    @EnumSource
    void has_the_shares_of_its_mix(Workload workload) {
        for (var mix : Mix.values()) {
            var ops = Script.of(workload, mix, DATA, 20_000);
            assertThat(workload.shares(mix).values().stream()
                            .mapToInt(share -> share)
                            .sum())
                    .isEqualTo(100);
            for (var kind : Kind.values()) {
                long number = ops.stream().filter(op -> op.kind() == kind).count();
                assertThat(number / 200.0).isCloseTo(workload.shares(mix).getOrDefault(kind, 0), within(2.0));
            }
        }
    }

    @Test
    void is_the_same_for_the_same_seed_and_another_for_another() {
        assertThat(numbers(7)).isEqualTo(numbers(7)).isNotEqualTo(numbers(8));
    }

    private static String numbers(long seed) {
        return Script.of(Workload.CUSTOMER, Mix.SOURCE, new Dataset(1_000, seed), 500).stream()
                .map(op -> op.kind() + " " + op.number() + " " + op.value())
                .toList()
                .toString();
    }

    @Test
    void data_differ_by_record_and_version_and_seed() {
        var seen = new HashSet<Long>();
        for (int number = 0; number < 1_000; number++) {
            for (int version = 0; version < 3; version++) {
                var data = DATA.data(number, version);
                assertThat(data).hasSize(Dataset.DATA_BYTES);
                seen.add(Dataset.fingerprint(data));
            }
        }
        seen.add(Dataset.fingerprint(new Dataset(1_000, 8).data(0, 0)));
        assertThat(seen).hasSize(3_001);
    }

    @Test
    void a_tenth_is_past_its_date_after_thirty_seconds_and_not_before() {
        var store = new MemoryStore();
        store.load(DATA);
        assertThat(store.overdue(29)).isZero();
        assertThat(store.overdue(30)).isZero();
        assertThat(store.overdue(31)).isEqualTo(100);
    }

    @Test
    void zipf_asks_for_the_first_place_as_often_as_ycsb_does_and_never_outside() {
        var random = new SplittableRandom(1);
        var counts = new int[1_000];
        for (int draw = 0; draw < 200_000; draw++) {
            counts[Zipf.next(random, counts.length)]++;
        }
        int first = (int) (Zipf.fnv(0) % counts.length);
        // One in zeta(10^10) = 26.47, and what else falls on the same record.
        assertThat(counts[first] / 200_000.0).isCloseTo(1 / 26.47 + 0.001, within(0.003));
        assertThat(Zipf.place(0)).isZero();
        assertThat(Zipf.place(Math.nextDown(1.0))).isBetween(9_000_000_000L, 10_000_000_000L);
    }

    @Test
    void a_row_says_what_the_metadata_say_and_nothing_else_passes() {
        var metadata = Dataset.metadata(123_456, 99, 1, 9, 0, 5, 7);
        long row = Row.of(metadata);
        assertThat(Row.number(row)).isEqualTo(123_456);
        assertThat(Row.objection(row)).isEqualTo(99);
        assertThat(Row.value(row, Field.DECISIONS)).isEqualTo(1);
        assertThat(Row.value(row, Field.ACCESS)).isEqualTo(9);
        assertThat(Row.value(row, Field.RECIPIENTS)).isZero();
        assertThat(Row.value(row, Field.SOURCE)).isEqualTo(5);
        assertThat(Row.value(row, Field.CATEGORY)).isEqualTo(7);
        for (var wrong : new String[] {"kind-", "kind-07", "kind-10", "Kind-7", "kind-7 ", "", null}) {
            assertThat(Row.of(MemoryStore.with(metadata, Field.CATEGORY, wrong)))
                    .isEqualTo(Row.WRONG);
        }
    }
}
