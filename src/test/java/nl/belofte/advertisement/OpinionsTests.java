package nl.belofte.advertisement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from likes and dislikes, beside published values, exact formulas and a simulation. */
class OpinionsTests {

    /**
     * Gelman and others, Bayesian Data Analysis, third edition, section 2.4: 437 girls among 980 births with placenta previa give
     * Beta(438, 544), with the central 95 % interval from 0.415 to 0.477. The others are exact: where nothing or everything is
     * liked the quantile of Beta(1, n + 1) is 1 - (1 - p)^(1 / (n + 1)).
     */
    @ParameterizedTest
    @CsvSource({
        "437, 543, 0.415, 0.477",
        "0, 0, 0.025, 0.975",
        "0, 10, 0.0023, 0.2849",
        "10, 0, 0.7151, 0.9977",
        "0, 1, 0.0126, 0.8419",
    })
    void theIntervalIsThePublishedOne(int likes, int dislikes, double from, double to) {
        var interval = new Opinions(likes, dislikes).interval();

        assertThat(interval.from()).isCloseTo(from, within(from > 0.4 && from < 0.42 ? 0.0005 : 0.00006));
        assertThat(interval.to()).isCloseTo(to, within(to > 0.47 && to < 0.48 ? 0.0005 : 0.00006));
    }

    /** Bayes' own argument: if every share is as likely beforehand, 95 % of such intervals hold the true one. */
    @Test
    void ninetyFiveOfAHundredIntervalsHoldTheTrueShare() {
        var random = new SplittableRandom(7);
        int times = 4_000;
        int held = 0;
        for (int i = 0; i < times; i++) {
            double share = random.nextDouble();
            int likes = (int) IntStream.range(0, 40)
                    .filter(_ -> random.nextDouble() < share)
                    .count();
            var interval = new Opinions(likes, 40 - likes).interval();
            held += interval.from() <= share && share <= interval.to() ? 1 : 0;
        }
        // Three standard deviations of such a count.
        assertThat((double) held / times).isCloseTo(0.95, within(3 * Math.sqrt(0.95 * 0.05 / times)));
    }

    @Test
    void aFewOpinionsTellNothing() {
        assertThat(new Opinions(0, 0).tells()).isFalse();
        assertThat(new Opinions(3, 0).tells()).isFalse();
        // The widest there is for so many: half of them.
        assertThat(new Opinions(19, 19).interval().width()).isGreaterThan(0.3);
        assertThat(new Opinions(19, 19).tells()).isFalse();
        assertThat(new Opinions(20, 20).interval().width()).isLessThan(0.3);
        assertThat(new Opinions(20, 20).tells()).isTrue();
    }

    /** E. Miller's sum for whole numbers, which draws nothing. */
    private static double exactChance(Opinions better, Opinions than) {
        double a = 1 + than.likes();
        double b = 1 + than.dislikes();
        double beta = 1 + better.dislikes();
        return IntStream.rangeClosed(0, better.likes())
                .mapToDouble(i -> Math.exp(LogBeta.value(a + i, b + beta)
                        - Math.log(beta + i)
                        - LogBeta.value(1 + i, beta)
                        - LogBeta.value(a, b)))
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "12, 8, 8, 12", "30, 20, 25, 25", "90, 10, 80, 20", "3, 0, 0, 3"})
    void theChanceToBeTheBestIsTheExactOne(int likes, int dislikes, int otherLikes, int otherDislikes) {
        var one = new Opinions(likes, dislikes);
        var other = new Opinions(otherLikes, otherDislikes);

        var chances = Bandit.chances(List.of(one, other));

        assertThat(chances[0]).isCloseTo(exactChance(one, other), within(0.015));
        assertThat(chances[0] + chances[1]).isCloseTo(1, within(1e-9));
    }

    @Test
    void twoWhoLookSeeTheSameChances() {
        var all = List.of(new Opinions(5, 9), new Opinions(6, 8), new Opinions(2, 2));

        assertThat(Bandit.chances(all)).isEqualTo(Bandit.chances(all));
    }

    /** Visitors like the one at 60 %, the others at 40 %. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theBetterOneIsShownMoreAndMoreAndTheOthersNeverStop(long seed) {
        var random = new SplittableRandom(seed);
        var bandit = new Bandit(random);
        var likes = new int[3];
        var dislikes = new int[3];
        var lately = new int[3];
        int clicks = 5_000;
        for (int click = 0; click < clicks; click++) {
            int chosen = bandit.choose(List.of(0, 1, 2), i -> new Opinions(likes[i], dislikes[i]));
            if (random.nextDouble() < (chosen == 1 ? 0.6 : 0.4)) {
                likes[chosen]++;
            } else {
                dislikes[chosen]++;
            }
            if (click >= clicks - 1_000) {
                lately[chosen]++;
            }
        }

        assertThat(lately[1]).as("the better one").isGreaterThan(850);
        assertThat(lately[0]).as("another").isPositive();
        assertThat(lately[2]).as("another").isPositive();
    }

    /** However bad it was, and however good the other. */
    @Test
    void explorationNeverStops() {
        var bandit = new Bandit(new SplittableRandom(11));
        var known = Map.of("good", new Opinions(100_000, 0), "bad", new Opinions(0, 100_000));
        int bad = 0;
        for (int i = 0; i < 10_000; i++) {
            bad += bandit.choose(List.of("good", "bad"), known::get).equals("bad") ? 1 : 0;
        }

        // Half of one in twenty.
        assertThat(bad).isBetween(200, 300);
    }

    @Test
    void aNewOneGetsItsChanceBesideAnOldOne() {
        var bandit = new Bandit(new SplittableRandom(12));
        var known = Map.of("old", new Opinions(700, 300), "new", Opinions.NONE);
        int fresh = 0;
        for (int i = 0; i < 10_000; i++) {
            fresh += bandit.choose(List.of("old", "new"), known::get).equals("new") ? 1 : 0;
        }

        // It beats seven tenths three times in ten.
        assertThat(fresh).isBetween(2_600, 3_600);
    }
}
