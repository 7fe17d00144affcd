package nl.belofte.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for a recipient's server, and behaves as badly as one is told to. */
final class StandIn implements AutoCloseable {

    /** How it answers what it has read. */
    enum Manner {
        TAKES_IT,
        SAYS_500,
        SAYS_NOTHING,
        HANGS_UP,
        SAYS_NONSENSE,
        SENDS_ELSEWHERE,
        DRIPS,
        NEVER_ENDS
    }

    private final ServerSocket socket;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile Manner manner = Manner.TAKES_IT;
    private volatile Runnable whenCalled = () -> {};
    private volatile String elsewhere = "";

    StandIn() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "http://127.0.0.1:%d/belofte".formatted(socket.getLocalPort());
    }

    URI uri() {
        return URI.create(address());
    }

    void behaves(Manner how) {
        manner = how;
    }

    void sendsTo(String address) {
        elsewhere = address;
        manner = Manner.SENDS_ELSEWHERE;
    }

    /** As soon as somebody connects, before a byte is read. */
    void whenCalled(Runnable work) {
        whenCalled = work;
    }

    /** What it was sent, whatever it answered. */
    List<JsonNode> received() {
        return received.stream().map(new JsonMapper()::readTree).toList();
    }

    /** How often it was asked or sent anything. */
    int asked() {
        return received.size();
    }

    List<String> kinds() {
        return received().stream().map(sent -> sent.get("kind").asString()).toList();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            whenCalled.run();
            received.add(body(caller.getInputStream()));
            switch (manner) {
                case TAKES_IT -> say(caller, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
                case SAYS_500 -> say(caller, "HTTP/1.1 500 Fault\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                case SENDS_ELSEWHERE ->
                    say(
                            caller,
                            "HTTP/1.1 307 Elsewhere\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .formatted(elsewhere));
                case HANGS_UP -> {}
                case SAYS_NONSENSE -> say(caller, "\u0000\u0001 what?\r\n\r\n");
                case SAYS_NOTHING -> waitForTheEnd(caller);
                case DRIPS -> drip(caller, "HTTP/1.1 200 OK\r\nX-Slow: ");
                case NEVER_ENDS -> drip(caller, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            }
        } catch (IOException | InterruptedException gone) {
            // The other side had enough.
        }
    }

    private static String body(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("no request");
            }
            head.append((char) read);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .map(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void say(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        caller.getOutputStream().flush();
    }

    private static void waitForTheEnd(Socket caller) throws IOException {
        while (caller.getInputStream().read() >= 0) {}
    }

    private static void drip(Socket caller, String beginning) throws IOException, InterruptedException {
        say(caller, beginning);
        while (true) {
            say(caller, "a");
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
