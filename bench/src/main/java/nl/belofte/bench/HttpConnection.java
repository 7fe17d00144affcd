package nl.belofte.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One kept-alive connection to this machine. It does as little as it can, since it takes its time from the same
 * processors as the server that it measures.
 */
final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream input;
    private final byte[] head = new byte[8 * 1024];

    record Answer(int status, List<String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        List<String> all(String name) {
            var prefix = name + ": ";
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, prefix, 0, prefix.length()))
                    .map(header -> header.substring(prefix.length()))
                    .toList();
        }

        String one(String name) {
            return all(name).stream().findFirst().orElse("");
        }
    }

    private HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
    }

    static HttpConnection open(int port) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1000);
            return new HttpConnection(socket);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    static byte[] get(String host, String path, String cookies) {
        return request("GET", host, path, cookies, "");
    }

    static byte[] post(String host, String path, String cookies, String form) {
        return request("POST", host, path, cookies, form);
    }

    private static byte[] request(String method, String host, String path, String cookies, String form) {
        var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        request.append("Accept: text/html\r\nAccept-Encoding: gzip\r\n"); // as every browser does
        if (!cookies.isEmpty()) {
            request.append("Cookie: ").append(cookies).append("\r\n");
        }
        if (method.equals("POST")) {
            request.append("Origin: http://").append(host).append("\r\n");
            request.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
                    .append(form.length())
                    .append("\r\n");
        }
        return request.append("\r\n").append(form).toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Sends and reads as {@link #send}, and keeps nothing: what the client spends on an answer would count against the server.
     *
     * @return whether the connection stays open
     */
    boolean ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int length = headLength();
        var headers = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        if (!headers.startsWith("200", "HTTP/1.1 ".length())) {
            throw new IOException("status " + headers.substring("HTTP/1.1 ".length(), headers.indexOf('\r')));
        }
        var name = "\r\nContent-Length: ";
        int at = headers.indexOf(name) + name.length();
        if (at < name.length()) {
            throw new IOException("no length");
        }
        input.skipNBytes(Integer.parseInt(headers, at, headers.indexOf('\r', at), 10));
        return !headers.contains("\r\nConnection: close");
    }

    /** Reads to the empty line behind the headers. */
    private int headLength() throws IOException {
        for (int length = 0, ends = 0; length < head.length; length++) {
            int c = input.read();
            if (c < 0) {
                throw new EOFException();
            }
            head[length] = (byte) c;
            ends = c == '\n' ? ends + 1 : c == '\r' ? ends : 0;
            if (ends == 2) {
                return length + 1;
            }
        }
        throw new IOException("more headers than fit");
    }

    Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line().split(" ")[1]);
        var headers = new ArrayList<String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        var answer = new Answer(status, headers, new byte[0]);
        if (answer.one("Transfer-Encoding").equals("chunked")) {
            return new Answer(status, headers, chunks());
        }
        var length = answer.one("Content-Length");
        return new Answer(status, headers, length.isEmpty() ? new byte[0] : exactly(Integer.parseInt(length)));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = input.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (var c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
