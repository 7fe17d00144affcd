package nl.belofte.bench.gdpr;

/**
 * What a store takes on disk.
 *
 * @param bytes the records, with all their indexes
 * @param apart what the other side has no counterpart of, or not for this: keys and evidence, or the plain log
 */
record Space(long bytes, long apart) {}
