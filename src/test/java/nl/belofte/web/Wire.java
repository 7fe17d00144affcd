package nl.belofte.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Says to the server what no browser and no HTTP library would: byte for byte what it is told. */
final class Wire {

    private static final int PATIENCE = 10_000;

    private Wire() {}

    /** What came back; status 0 when the server hung up without a word. */
    record Reply(int status, List<String> headers, String body) {

        String header(String name) {
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** A request without a body, of these lines; asks to hang up after it. */
    static Reply send(int port, String... lines) {
        return bytes(port, String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
    }

    static Reply bytes(int port, String request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE);
            var received = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (SocketException e) {
                // It may refuse to hear it all; what it answered can still be read.
            }
            try {
                socket.getInputStream().transferTo(received);
            } catch (SocketException e) {
                // Hung up in the middle, which is its right.
            }
            return parse(received.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply parse(String answer) {
        if (!answer.startsWith("HTTP/")) {
            return new Reply(0, List.of(), answer);
        }
        int end = answer.indexOf("\r\n\r\n");
        var head = Arrays.asList(
                answer.substring(0, end < 0 ? answer.length() : end).split("\r\n"));
        int status = Integer.parseInt(head.getFirst().split(" ")[1]);
        return new Reply(status, head.subList(1, head.size()), end < 0 ? "" : answer.substring(end + 4));
    }
}
