package nl.belofte.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks one page again and again over a fixed number of connections, each waiting for its answer. */
record Load(Page page, int connections) {

    /** A page to ask: what for, of which server, with which request; {@code data} only where there is a database. */
    record Page(String name, Server server, byte[] request, Path data) {}

    /** One round: requests a second, and the processor time of one request in the server and in its database. */
    record Round(double perSecond, double serverMicros, double databaseMicros) {}

    Round run(Duration duration) throws InterruptedException {
        var server = CpuTime.microsOf(page.server.process);
        var database = page.data == null ? 0 : CpuTime.microsOfDatabase(page.data);
        var begin = System.nanoTime();
        var requests = askUntil(begin + duration.toNanos());
        var seconds = (System.nanoTime() - begin) / 1e9;
        var serverMicros = CpuTime.microsOf(page.server.process) - server;
        var databaseMicros = page.data == null ? 0 : CpuTime.microsOfDatabase(page.data) - database;
        return new Round(requests / seconds, serverMicros / requests, databaseMicros / requests);
    }

    private long askUntil(long end) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var counts = new ArrayList<Future<Long>>();
            for (var connection = 0; connection < connections; connection++) {
                counts.add(threads.submit(() -> askOverOneConnection(end)));
            }
            var requests = 0L;
            for (var count : counts) {
                requests += count.get();
            }
            return requests;
        } catch (ExecutionException failed) {
            throw new NotMeasured(
                    "Asking " + page.name + " failed: " + failed.getCause().getMessage() + ".");
        }
    }

    private long askOverOneConnection(long end) throws IOException {
        var count = 0L;
        var connection = HttpConnection.open(page.server.port);
        try {
            while (System.nanoTime() < end) {
                boolean open = connection.ask(page.request);
                count++;
                if (!open) {
                    connection.close();
                    connection = HttpConnection.open(page.server.port);
                }
            }
        } finally {
            connection.close();
        }
        return count;
    }
}
