package nl.belofte.bench.floor;

import java.util.Optional;
import nl.belofte.database.BenchServer;

/** The promise floor on each of these benches. Nothing as long as it is not written. */
final class Ours {
    private Ours() {}

    static Optional<Sweeper> sweeper(BenchServer server) {
        return Optional.empty();
    }

    static Optional<Reporter> reporter(BenchServer server) {
        return Optional.empty();
    }

    static Optional<Writer> writer(BenchServer server) {
        return Optional.empty();
    }
}
