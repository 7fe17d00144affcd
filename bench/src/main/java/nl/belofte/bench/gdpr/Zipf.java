package nl.belofte.bench.gdpr;

import java.util.random.RandomGenerator;

/**
 * YCSB's scrambled Zipf distribution, constant 0.99: few numbers are asked for very often, and which ones those are is
 * scattered over all. As there, the places are drawn from ten thousand million and then hashed onto the records.
 */
final class Zipf {
    private static final double THETA = 0.99;
    private static final long PLACES = 10_000_000_000L;
    private static final double ZETA_OF_PLACES = 26.46902820178302; // the sum of 1 / i^THETA, as YCSB has it
    private static final double ZETA_OF_TWO = 1 + Math.pow(0.5, THETA);
    private static final double ALPHA = 1 / (1 - THETA);
    private static final double ETA = (1 - Math.pow(2.0 / PLACES, 1 - THETA)) / (1 - ZETA_OF_TWO / ZETA_OF_PLACES);

    private Zipf() {}

    static int next(RandomGenerator random, int size) {
        return (int) (fnv(place(random.nextDouble())) % size);
    }

    static long place(double chance) {
        double share = chance * ZETA_OF_PLACES;
        if (share < 1) {
            return 0;
        }
        if (share < ZETA_OF_TWO) {
            return 1;
        }
        return (long) (PLACES * Math.pow(ETA * chance - ETA + 1, ALPHA));
    }

    /** FNV-1a of its eight bytes, without its sign. */
    static long fnv(long value) {
        long hash = 0xCBF29CE484222325L;
        for (int octet = 0; octet < Long.BYTES; octet++) {
            hash = (hash ^ (value & 0xFF)) * 1099511628211L;
            value >>= 8;
        }
        return Math.abs(hash);
    }
}
