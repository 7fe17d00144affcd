package nl.belofte.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.Connections;
import nl.belofte.Connections.Owner;
import nl.belofte.disclosure.StandIn.Manner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Connections go to declared servers only, and none of them holds us. */
class OutletTests {

    private static final byte[] JSON = "{\"kind\":\"disclosed\"}".getBytes();

    private final StandIn recipient = new StandIn();
    private final StandIn stranger = new StandIn();
    private final Outlet outlet = new Outlet(List.of(recipient.uri()), Duration.ofMillis(500));

    @AfterEach
    void close() {
        outlet.close();
        recipient.close();
        stranger.close();
    }

    @Test
    void sendsToADeclaredServer() {
        assertThatCode(() -> outlet.post(recipient.uri(), JSON)).doesNotThrowAnyException();
        assertThat(recipient.kinds()).containsExactly("disclosed");
    }

    @Test
    void isKnownToWhoeverRecordsConnections() throws NotDelivered {
        var recorded = Connections.record();

        outlet.post(recipient.uri(), JSON);

        assertThat(recorded.stop())
                .isNotEmpty()
                .allSatisfy(made -> assertThat(made.owner()).isEqualTo(Owner.GATE));
    }

    @Test
    void sendsToNoOther() {
        var sameHostOtherPort = stranger.uri();
        var samePortOtherHost = URI.create(recipient.address().replace("127.0.0.1", "localhost"));
        for (var address : List.of(sameHostOtherPort, samePortOtherHost)) {
            assertThatThrownBy(() -> outlet.post(address, JSON))
                    .isInstanceOfSatisfying(
                            NotDelivered.class,
                            refused -> assertThat(refused.nothingLeft()).isTrue())
                    .hasMessageContaining("Connections go to declared servers only");
        }
        assertThat(stranger.received()).isEmpty();
        assertThat(recipient.received()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TAKES_IT")
    void isHeldByNoneHoweverItBehaves(Manner manner) {
        recipient.behaves(manner);
        long begun = System.nanoTime();

        assertThatThrownBy(() -> outlet.post(recipient.uri(), JSON)).isInstanceOf(NotDelivered.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void asksADeclaredServerAndNoOther() throws NotDelivered {
        try (var asking = Outlet.to(List.of(recipient.uri()))) {
            assertThat(asking.ask(recipient.uri(), Map.of(), Optional.empty()).status())
                    .isEqualTo(204);
            recipient.sendsTo(stranger.address());
            assertThat(asking.ask(recipient.uri(), Map.of(), Optional.of("a=b")).status())
                    .isEqualTo(307);
            assertThatThrownBy(() -> asking.ask(stranger.uri(), Map.of(), Optional.empty()))
                    .isInstanceOf(NotDelivered.class)
                    .hasMessageContaining("Connections go to declared servers only");
        }
        assertThat(stranger.asked()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"TAKES_IT", "SAYS_500", "SENDS_ELSEWHERE"})
    void isHeldByNoAnswerHoweverLong(Manner manner) {
        recipient.behaves(manner);
        long begun = System.nanoTime();

        assertThatThrownBy(() -> outlet.ask(recipient.uri(), Map.of(), Optional.empty()))
                .isInstanceOf(NotDelivered.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void trustsNobodyWhoCannotSayWhoHeIs() throws IOException {
        try (var impostor =
                new DummySSLServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try (var caller = impostor.accept()) {
                    caller.getInputStream().readAllBytes();
                } catch (IOException refused) {
                    // As it should be.
                }
            });
            var address = URI.create("https://127.0.0.1:%d/".formatted(impostor.getLocalPort()));
            try (var encrypted = new Outlet(List.of(address), Duration.ofSeconds(5))) {
                assertThatThrownBy(() -> encrypted.post(address, JSON))
                        .isInstanceOfSatisfying(
                                NotDelivered.class,
                                refused -> assertThat(refused.nothingLeft()).isTrue());
            }
        }
    }

    @Test
    void givesSocketsForOneServer() throws IOException {
        int port = recipient.uri().getPort();
        var sockets = Outlet.socketsTo("127.0.0.1", port);

        sockets.createSocket("127.0.0.1", port).close();
        sockets.createSocket(InetAddress.getByName("127.0.0.1"), port).close();

        int other = stranger.uri().getPort();
        assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", other)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> sockets.createSocket("127.0.0.2", port)).isInstanceOf(ConnectException.class);
        try (var socket = sockets.createSocket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress("127.0.0.1", other)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessage("Connections go to declared servers only, and 127.0.0.1:%d is none.".formatted(other));
        }
        assertThat(stranger.received()).isEmpty();
    }
}
