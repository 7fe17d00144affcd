package nl.belofte.bench.gdpr;

/** Whose shares of the operations: the paper and its published source do not agree. */
enum Mix {
    PAPER,
    SOURCE;

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
