package nl.belofte.bench.floor;

/** A store of dossiers with a key each, from which goes what is past its date. */
interface Sweeper extends AutoCloseable {

    String name();

    /** Forgets all that was there and takes so many dossiers whose date has not come. */
    void load(int notDue);

    /** Takes so many more whose date has passed, and comes to rest. */
    void addDue(int due);

    /**
     * What is measured: erases all that is due, with its key.
     *
     * @return how many dossiers that were
     */
    long sweep();

    /** How many dossiers still have their contents. */
    long left();

    @Override
    void close();
}
