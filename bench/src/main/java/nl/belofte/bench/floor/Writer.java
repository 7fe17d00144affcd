package nl.belofte.bench.floor;

/** Writes evidence. */
interface Writer extends AutoCloseable {

    String name();

    /** One entry, durable when this returns. Many writers call it at once. */
    void write(int writer, long number);

    /**
     * Checks all that was written.
     *
     * @return how many entries that were, none of them at fault
     */
    long verify();

    @Override
    void close();
}
