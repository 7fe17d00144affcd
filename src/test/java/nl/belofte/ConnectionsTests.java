package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.belofte.Connections.Made;
import nl.belofte.Connections.Owner;
import nl.belofte.database.TestDatabase;
import nl.belofte.disclosure.Outlet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the browser suite would see a connection that nobody declared. */
class ConnectionsTests {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, HERE);
        Thread.ofVirtual().start(ConnectionsTests::answer);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static void answer() {
        while (true) {
            try (var caller = server.accept()) {
                caller.getOutputStream()
                        .write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(HERE, server.getLocalPort());
    }

    private static URI uri() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getLocalPort()));
    }

    private static final Map<String, Callable<?>> WAYS = Map.of(
            "a socket",
                    () -> {
                        new Socket(HERE, server.getLocalPort()).close();
                        return "";
                    },
            "a socket in a virtual thread",
                    () -> {
                        var thread = Thread.ofVirtual().start(() -> {
                            try {
                                new Socket(HERE, server.getLocalPort()).close();
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
                        thread.join();
                        return "";
                    },
            "a channel",
                    () -> {
                        SocketChannel.open(address()).close();
                        return "";
                    },
            "a channel that does not wait",
                    () -> {
                        try (var channel = SocketChannel.open()) {
                            channel.configureBlocking(false);
                            return channel.connect(address());
                        }
                    },
            "a channel with a future",
                    () -> {
                        try (var channel = AsynchronousSocketChannel.open()) {
                            return channel.connect(address()).get();
                        }
                    },
            "a client",
                    () -> {
                        try (var client = HttpClient.newHttpClient()) {
                            return client.send(HttpRequest.newBuilder(uri()).build(), BodyHandlers.discarding());
                        }
                    },
            "an address", () -> uri().toURL().openStream().readAllBytes(),
            "a datagram",
                    () -> {
                        try (var socket = new DatagramSocket()) {
                            socket.send(new DatagramPacket(new byte[1], 1, HERE, server.getLocalPort()));
                        }
                        return "";
                    },
            "a datagram channel",
                    () -> {
                        try (var channel = DatagramChannel.open()) {
                            return channel.send(ByteBuffer.allocate(1), address());
                        }
                    },
            "a socket of this machine",
                    () -> {
                        var file = TemporaryFolder.make().resolve("socket");
                        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                            listener.bind(UnixDomainSocketAddress.of(file));
                            SocketChannel.open(UnixDomainSocketAddress.of(file)).close();
                        }
                        return "";
                    });

    static Set<String> ways() {
        return WAYS.keySet();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aConnectionThatNobodyDeclaredIsSeen(String way) throws Exception {
        var recorded = Connections.record();

        WAYS.get(way).call();

        assertThat(recorded.stop()).extracting(Made::owner).contains(Owner.NOBODY);
    }

    @Test
    void whatIsTheDatabasesTheGatesOrTheTestsOwnIsToldApart() throws Exception {
        var recorded = Connections.record();

        try (var database = TestDatabase.empty().getConnection()) {
            assertThat(database.isValid(1)).isTrue();
        }
        Outlet.socketsTo("127.0.0.1", server.getLocalPort())
                .createSocket("127.0.0.1", server.getLocalPort())
                .close();
        Visitor.at(server.getLocalPort(), "ipcall.me").get("/");

        assertThat(recorded.stop().stream().map(Made::owner).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Owner.DATABASE, Owner.GATE, Owner.TEST);
    }

    @Test
    void whatIsAcceptedIsNone() throws Exception {
        var recorded = Connections.record();

        Visitor.at(server.getLocalPort(), "ipcall.me").get("/");

        assertThat(recorded.stop())
                .isNotEmpty()
                .allSatisfy(made -> assertThat(made.owner()).isEqualTo(Owner.TEST));
    }
}
