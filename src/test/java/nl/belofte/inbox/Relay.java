package nl.belofte.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Stands between the platform and a mail server, counts what comes over the line, and breaks it. */
final class Relay implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final int to;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final AtomicLong brought = new AtomicLong();
    private volatile boolean away;
    private volatile @Nullable String breaksAt;

    Relay(int to) throws IOException {
        this.to = to;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many bytes the server sent. */
    long brought() {
        return brought.get();
    }

    /** From now on no call is taken. */
    void goAway() {
        away = true;
        lines.forEach(Relay::hangUp);
    }

    void comeBack() {
        away = false;
    }

    /** Breaks the line before the first command from now on in which this stands. */
    void breakAt(String command) {
        breaksAt = command;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                if (away) {
                    hangUp(caller);
                    continue;
                }
                var server = new Socket(InetAddress.getByName("127.0.0.1"), to);
                lines.add(caller);
                lines.add(server);
                Thread.ofVirtual().start(() -> pass(caller, server, true));
                Thread.ofVirtual().start(() -> pass(server, caller, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean commands) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var buffer = new byte[65_536];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (commands && breaks(new String(buffer, 0, length, StandardCharsets.ISO_8859_1))) {
                    return;
                }
                if (!commands) {
                    brought.addAndGet(length);
                }
                out.write(buffer, 0, length);
                out.flush();
            }
        } catch (IOException broken) {
            // So is the other half, below.
        } finally {
            hangUp(from);
            hangUp(to);
        }
    }

    private boolean breaks(String command) {
        var where = breaksAt;
        if (where != null && command.contains(where)) {
            breaksAt = null;
            return true;
        }
        return false;
    }

    private static void hangUp(Socket line) {
        try {
            line.close();
        } catch (IOException e) {
            // It was.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        lines.forEach(Relay::hangUp);
    }
}
