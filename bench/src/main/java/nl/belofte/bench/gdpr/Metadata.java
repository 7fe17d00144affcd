package nl.belofte.bench.gdpr;

/**
 * What is known about a record besides its data.
 *
 * @param expires the last second, counted from loading, at which it may still be there
 */
record Metadata(
        String key,
        String purpose,
        String user,
        long expires,
        String objection,
        String decisions,
        String access,
        String recipients,
        String source,
        String category) {}
