package nl.belofte.bench.gdpr;

import java.util.Optional;
import nl.belofte.database.BenchServer;

/** The promise floor as a {@link Store}. */
final class OurStore {
    private OurStore() {}

    /** Nothing as long as it is not written; the plain side is then measured alone. */
    static Optional<Store> open(BenchServer server) {
        return Optional.empty();
    }
}
