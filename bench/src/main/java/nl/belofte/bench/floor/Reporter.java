package nl.belofte.bench.floor;

/** A store of dossiers that can tell one person all that is held about them. */
interface Reporter extends AutoCloseable {

    String name();

    /** Forgets all that was there and takes so many dossiers, {@code perPerson} of each person, scattered; comes to rest. */
    void load(int dossiers, int perPerson);

    /**
     * What is measured: the full access report of a person, made and read to its end.
     *
     * @return how many dossiers it has
     */
    int report(int person);

    @Override
    void close();
}
