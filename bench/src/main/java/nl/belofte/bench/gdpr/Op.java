package nl.belofte.bench.gdpr;

/**
 * One operation, as both sides get it.
 *
 * @param number the record; with the operations by purpose or user, one that has that purpose or user; with the log, the
 *     first entry
 * @param field what an update by purpose sets
 * @param value the number of the value that an update sets, or the moment of a verification
 */
record Op(Kind kind, int number, Field field, int value, byte[] data) {

    static Op of(Kind kind, int number) {
        return new Op(kind, number, null, 0, null);
    }

    int purpose() {
        return Dataset.purpose(number);
    }

    int user() {
        return Dataset.user(number);
    }
}
