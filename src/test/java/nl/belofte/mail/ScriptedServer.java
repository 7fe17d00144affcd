package nl.belofte.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A mail server that answers what a test wants, once, and otherwise takes everything. GreenMail cannot refuse. */
public final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Consumer<String> accepting = _ -> {};
    private volatile Consumer<String> asked = _ -> {};
    private final Map<String, String> once = new ConcurrentHashMap<>();

    public ScriptedServer() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** To whom it took a message, in the order in which it did. */
    public List<String> taken() {
        return taken;
    }

    /** @param code 0 to hang up instead */
    public void answerOnce(String at, int code) {
        answerOnce(at, code == 0 ? "" : code + " as the test wants");
    }

    /** @param line empty to hang up instead */
    public void answerOnce(String at, String line) {
        once.put(at, line);
    }

    /** What is done when it has the whole of a message and before it says so. */
    public void before(Consumer<String> accepting) {
        this.accepting = accepting;
    }

    /** What is done when it is told for whom a message is, before it says that it wants it. */
    public void asked(Consumer<String> asked) {
        this.asked = asked;
    }

    void hangUp() throws IOException {
        for (var each : open) {
            each.close();
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                connections.incrementAndGet();
                open.add(caller);
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            say(caller, "220 voorbeeld.example");
            var reader = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            var to = "";
            boolean text = false;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (text && !line.equals(".")) {
                    continue;
                }
                var word = line.split("[ :]", 2)[0];
                var scripted = once.remove(word);
                text = word.equals("DATA") && scripted == null;
                if (scripted != null) {
                    if (scripted.isEmpty()) {
                        return;
                    }
                    say(caller, scripted);
                } else if (word.equals("RCPT")) {
                    to = line.replaceAll(".*<|>.*", "");
                    asked.accept(to);
                    say(caller, "250 ok");
                } else if (word.equals("DATA")) {
                    say(caller, "354 go on");
                } else {
                    if (word.equals(".")) {
                        accepting.accept(to);
                        taken.add(to);
                    }
                    say(caller, word.equals("QUIT") ? "221 bye" : "250 ok");
                }
            }
        } catch (IOException gone) {
            // Whoever called is gone.
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        hangUp();
    }
}
