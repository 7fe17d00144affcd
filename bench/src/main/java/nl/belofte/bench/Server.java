package nl.belofte.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server under measurement, in a process of its own that ends with this one, whatever happens. */
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(10);

    final int port;
    final Process process;
    final Duration untilFirstPage;
    private final Thread closer = new Thread(this::end);

    private Server(List<String> command, int port, Path output) throws IOException, InterruptedException {
        this.port = port;
        var begin = System.nanoTime();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BELOFTE_"));
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(closer);
        try {
            awaitFirstPage(begin, output);
        } catch (RuntimeException | InterruptedException failed) {
            close();
            throw failed;
        }
        this.untilFirstPage = Duration.ofNanos(System.nanoTime() - begin);
    }

    /** The product as its users start it: through the launcher, script included. */
    static Server ours(Settings settings, Path data) throws IOException, InterruptedException {
        var port = freePort();
        var launcher = settings.home().resolve("belofte").toString();
        return new Server(
                List.of(launcher, "serve", "--port", "" + port, "--data", data.toString()),
                port,
                data.resolveSibling("ours.out"));
    }

    /** The bare page with the product's own flags. */
    static Server bare(Settings settings, Path folder, String... flags) throws IOException, InterruptedException {
        var port = freePort();
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(List.of(flags));
        command.addAll(List.of("-Xlog:disable", "-jar", BareCache.jar(settings).toString(), "--server.port=" + port));
        return new Server(command, port, folder.resolve("bare.out"));
    }

    private void awaitFirstPage(long begin, Path output) throws InterruptedException, IOException {
        var request = HttpConnection.get("localhost:" + port, "/", "");
        var status = 0;
        while (System.nanoTime() - begin < PATIENCE.toNanos() && process.isAlive()) {
            try (var connection = HttpConnection.open(port)) {
                status = connection.send(request).status();
                if (status == 200) {
                    return;
                }
                break;
            } catch (IOException notYet) {
                // It is starting.
            }
            Thread.sleep(PAUSE);
        }
        throw new NotMeasured((status == 0 ? "The server does not answer" : "The first page has status " + status)
                + "; the server said at last: "
                + Files.readString(output).lines().reduce("nothing", (before, line) -> line));
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(closer);
    }

    private void end() {
        try {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
