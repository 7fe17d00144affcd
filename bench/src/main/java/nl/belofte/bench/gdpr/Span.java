package nl.belofte.bench.gdpr;

/** When something began and ended. Of two that overlap nobody can say which came first. */
record Span(long began, long ended) {
    static final Span BEFORE_ALL = new Span(Long.MIN_VALUE, Long.MIN_VALUE);
    static final Span NEVER = new Span(Long.MAX_VALUE, Long.MAX_VALUE);

    boolean isBefore(Span other) {
        return ended < other.began;
    }
}
