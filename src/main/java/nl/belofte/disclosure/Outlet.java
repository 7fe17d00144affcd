package nl.belofte.disclosure;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The only place in our code that opens a connection to the outside, and only to a host and port that a file or setting
 * declares. What is sent to a recipient goes through it, and so do the mail and the questions to who vouches for staff.
 */
public final class Outlet implements AutoCloseable {

    /** From the first step to the last byte of the answer: one who drips must not hold us. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Set<Destination> declared;
    private final Duration patience;
    private @Nullable HttpClient client;

    /** More than any answer that we ask for is long. */
    static final int LONGEST_ANSWER = 1 << 20;

    /** @param addresses of all recipients that have one */
    Outlet(Collection<URI> addresses) {
        this(addresses, PATIENCE);
    }

    Outlet(Collection<URI> addresses, Duration patience) {
        this.declared = addresses.stream().map(Destination::of).collect(Collectors.toUnmodifiableSet());
        this.patience = patience;
    }

    /** Made when it is first needed: a start does not wait for it. */
    private synchronized HttpClient client() {
        if (client == null) {
            // A proxy or a redirect would lead to where nothing is declared.
            client = HttpClient.newBuilder()
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .followRedirects(Redirect.NEVER)
                    .version(Version.HTTP_1_1)
                    .connectTimeout(patience)
                    .executor(Outlet::run)
                    .build();
        }
        return client;
    }

    private record Destination(String host, int port) {

        Destination {
            host = host.toLowerCase(Locale.ROOT);
        }

        static Destination of(URI address) {
            boolean encrypted = address.getScheme().equals("https");
            return new Destination(
                    address.getHost(), address.getPort() >= 0 ? address.getPort() : encrypted ? 443 : 80);
        }

        String refusal() {
            return "Connections go to declared servers only, and %s:%d is none.".formatted(host, port);
        }
    }

    /** Here, so that a recorder of connections finds this class among the callers. */
    private static void run(Runnable task) {
        Thread.ofVirtual().name("outlet").start(() -> task.run());
    }

    /**
     * Returns when the recipient said that it has it.
     *
     * @throws NotDelivered in every other case
     */
    void post(URI address, byte[] json) throws NotDelivered {
        post(address, "application/json", json);
    }

    /** As {@link #post(URI, byte[])}, of another type. */
    void post(URI address, String type, byte[] body) throws NotDelivered {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        int status = send(request, BodyHandlers.discarding()).statusCode();
        if (status < 200 || status > 299) {
            throw new NotDelivered("status " + status, false);
        }
    }

    /** An outlet to these servers only, which a setting declares, for who asks something and tells of nobody. */
    public static Outlet to(Collection<URI> servers) {
        return new Outlet(servers);
    }

    /** What a server says, whatever its status. */
    public record Answer(int status, byte[] body) {}

    /**
     * Asks a declared server something.
     *
     * @param form is posted, as a browser's form is; empty to only ask
     * @throws NotDelivered when there is no answer, or one without an end
     */
    public Answer ask(URI address, Map<String, String> headers, Optional<String> form) throws NotDelivered {
        var request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        headers.forEach(request::header);
        form.ifPresent(sent -> request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(sent)));
        var answer = send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        return new Answer(answer.statusCode(), answer.body());
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> reading) throws NotDelivered {
        var destination = Destination.of(request.uri());
        if (!declared.contains(destination)) {
            throw new NotDelivered(destination.refusal(), true);
        }
        var answer = client().sendAsync(request, reading);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new NotDelivered(cause.getClass().getSimpleName(), nothingLeft(cause));
        } catch (TimeoutException e) {
            throw new NotDelivered("no answer in time", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDelivered("interrupted", false);
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean nothingLeft(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof SSLHandshakeException;
    }

    /** Sockets that connect to this server, which the settings declare, and to no other. */
    public static SocketFactory socketsTo(String host, int port) {
        return new OneServer(new Destination(host, port));
    }

    private static final class OneServer extends SocketFactory {

        private final Destination only;

        OneServer(Destination only) {
            this.only = only;
        }

        @Override
        public Socket createSocket() {
            return new OutgoingSocket(only);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
                throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        private Socket connected(InetSocketAddress server) throws IOException {
            var socket = createSocket();
            try {
                socket.connect(server, Math.toIntExact(PATIENCE.toMillis()));
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }
    }

    private static final class OutgoingSocket extends Socket {

        private final Destination only;

        OutgoingSocket(Destination only) {
            this.only = only;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            var asked = endpoint instanceof InetSocketAddress server
                    ? new Destination(server.getHostString(), server.getPort())
                    : null;
            if (!only.equals(asked)) {
                throw new ConnectException(asked == null ? "Connections go to servers only." : asked.refusal());
            }
            super.connect(endpoint, timeout);
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
