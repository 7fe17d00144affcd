package nl.belofte.advertisement;

import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Chooses what to show by Thompson sampling: of each advertisement it draws a share from what is known of it, and takes the
 * highest. So a good one is shown often, and one of which little is known often enough to know more. It knows totals only.
 *
 * @see <a href="https://doi.org/10.1093/biomet/25.3-4.285">Thompson 1933</a>
 * @see <a href="https://papers.nips.cc/paper/4321-an-empirical-evaluation-of-thompson-sampling">Chapelle and Li 2011</a>
 */
@Component
class Bandit {

    /** So often any of them gets a chance, whatever is known: what pleases changes, and old totals would not show it. */
    static final double ANY = 0.05;

    /** By so many draws the best is known to about one percent: sqrt(0.25 / 10,000) is half of that. */
    private static final int DRAWS = 10_000;

    private static final long SEED = 1933;

    private final RandomGenerator random;

    @Autowired
    Bandit() {
        this(new SecureRandom());
    }

    Bandit(RandomGenerator random) {
        this.random = random;
    }

    /** @param among at least one */
    <T> T choose(List<T> among, Function<T, Opinions> of) {
        int chosen = random.nextDouble() < ANY
                ? random.nextInt(among.size())
                : best(among.stream()
                        .mapToDouble(each -> draw(of.apply(each), random))
                        .toArray());
        return among.get(chosen);
    }

    /**
     * How likely each is to be the best of them, from 0 to 1, together 1. By drawing, always with the same numbers: two who look
     * see the same.
     */
    static double[] chances(List<Opinions> among) {
        var random = new SplittableRandom(SEED);
        var samplers = among.stream()
                .map(opinions -> opinions.posterior().createSampler(random::nextLong))
                .toList();
        var times = new int[among.size()];
        for (int draw = 0; draw < DRAWS; draw++) {
            times[
                    best(samplers.stream()
                            .mapToDouble(sampler -> sampler.sample())
                            .toArray())]++;
        }
        return IntStream.of(times).mapToDouble(won -> (double) won / DRAWS).toArray();
    }

    private static double draw(Opinions opinions, RandomGenerator random) {
        return opinions.posterior().createSampler(random::nextLong).sample();
    }

    private static int best(double[] drawn) {
        return IntStream.range(0, drawn.length)
                .reduce((one, other) -> drawn[other] > drawn[one] ? other : one)
                .orElseThrow();
    }
}
