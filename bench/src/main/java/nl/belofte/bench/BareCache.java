package nl.belofte.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The same gift for the bare page that the launcher gives the product: a cache of what the JVM loads at the start. */
final class BareCache {
    private BareCache() {}

    static Path jar(Settings settings) {
        return settings.home().resolve("bench/target/bench.jar");
    }

    /** The flag that uses the cache; it is made where it is missing or older than what it was made from. */
    static String flag(Settings settings, Path folder) throws IOException, InterruptedException {
        var cache = jar(settings).resolveSibling("bare.aot");
        if (!Files.exists(cache)
                || Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar(settings))) < 0) {
            try (var trained = Server.bare(settings, folder, "-XX:AOTCacheOutput=" + cache)) {
                for (var visit = 0; visit < 4; visit++) {
                    try (var connection = HttpConnection.open(trained.port)) {
                        connection.send(HttpConnection.get("localhost:" + trained.port, "/", ""));
                    }
                }
            }
        }
        return "-XX:AOTCache=" + cache;
    }
}
