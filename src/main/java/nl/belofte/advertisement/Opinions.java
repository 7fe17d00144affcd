package nl.belofte.advertisement;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many liked an advertisement and how many did not, and what follows from that for the share of all visitors whom it would
 * please: before anything is known every share is as likely, so what is known is Beta(1 + likes, 1 + dislikes).
 */
record Opinions(int likes, int dislikes) {

    static final Opinions NONE = new Opinions(0, 0);

    /** How much of what may be lies in an interval. */
    private static final double CREDIBLE = 0.95;

    /** In an interval wider than this there is too little to conclude anything. */
    private static final double TELLING = 0.3;

    /** Where a share lies, both from 0 to 1. */
    record Interval(double from, double to) {

        double width() {
            return to - from;
        }
    }

    int count() {
        return likes + dislikes;
    }

    /** Of those who said something, from 0 to 1; 0 where nobody did. */
    double share() {
        return count() == 0 ? 0 : (double) likes / count();
    }

    BetaDistribution posterior() {
        return BetaDistribution.of(1.0 + likes, 1.0 + dislikes);
    }

    /** The central 95 % credible interval of the share. */
    Interval interval() {
        var posterior = posterior();
        var outside = (1 - CREDIBLE) / 2;
        return new Interval(
                posterior.inverseCumulativeProbability(outside), posterior.inverseCumulativeProbability(1 - outside));
    }

    boolean tells() {
        return interval().width() <= TELLING;
    }
}
