package nl.belofte.bench.floor;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes everything and keeps nothing, as quickly as it can. */
final class Sink implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final AtomicInteger taken = new AtomicInteger();

    Sink() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many since it was asked last. */
    int taken() {
        return taken.getAndSet(0);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                caller.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller;
                var in = new BufferedInputStream(caller.getInputStream(), 1 << 16);
                var out = new BufferedOutputStream(caller.getOutputStream())) {
            say(out, "220 sink");
            var word = new byte[4];
            boolean text = false;
            while (true) {
                int length = line(in, word);
                if (length < 0) {
                    return;
                }
                if (text) {
                    if (length == 1 && word[0] == '.') {
                        text = false;
                        taken.incrementAndGet();
                        say(out, "250 ok");
                    }
                } else if (word[0] == 'D') {
                    text = true;
                    say(out, "354 go on");
                } else if (word[0] == 'Q') {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // Whoever called is gone.
        }
    }

    /** @return how long it is, without its end; its first bytes are in the word. -1 at the end of all */
    private static int line(InputStream in, byte[] word) throws IOException {
        int length = 0;
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                return -1;
            }
            if (each != '\r') {
                if (length < word.length) {
                    word[length] = (byte) each;
                }
                length++;
            }
        }
        return length;
    }

    private static void say(BufferedOutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
