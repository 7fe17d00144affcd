package nl.belofte;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Records every connection that this process opens and every datagram that it sends, whoever does so: sockets, channels and
 * clients of every kind, in platform and virtual threads, come past these few methods of the JDK. What the listener accepts is
 * none of them.
 */
public final class Connections {

    private static final String WHERE_ALL_COME_PAST = String.join(
            ";",
            "sun.nio.ch.Net::connect",
            "sun.nio.ch.UnixDomainSockets::connect",
            "sun.nio.ch.UnixAsynchronousSocketChannelImpl::connect",
            "sun.nio.ch.DatagramChannelImpl::send",
            "sun.nio.ch.DatagramChannelImpl::blockingSend");

    private final Recording recording = new Recording();

    private Connections() {
        recording
                .enable("jdk.MethodTrace")
                .with("filter", WHERE_ALL_COME_PAST)
                .with("threshold", "0 ms")
                .withStackTrace();
        recording.start();
    }

    public static Connections record() {
        return new Connections();
    }

    /** Whose a connection is, by the classes that asked for it. */
    public enum Owner {
        DATABASE("org\\.postgresql\\..*"),
        GATE("nl\\.belofte\\.disclosure\\.Outlet[$.].*"),
        /** It calls itself once when it stops, or it would wait for a caller for ever. */
        LISTENER("org\\.apache\\.tomcat\\.util\\.net\\.AbstractEndpoint\\.unlockAccept"),
        TEST("nl\\.belofte\\.Visitor[$.].*"),
        RECORDER("nl\\.belofte\\.Connections[$.].*"),
        NOBODY(".*");

        private final Pattern callers;

        Owner(String callers) {
            this.callers = Pattern.compile(callers);
        }

        static Owner of(List<String> callers) {
            for (var owner : values()) {
                if (callers.stream().anyMatch(owner.callers.asMatchPredicate())) {
                    return owner;
                }
            }
            return NOBODY;
        }
    }

    /** @param callers the methods that led to it, the innermost first */
    public record Made(Owner owner, String thread, List<String> callers) {

        static Made of(RecordedEvent event) {
            var callers = Optional.ofNullable(event.getStackTrace()).stream()
                    .flatMap(trace -> trace.getFrames().stream())
                    .map(Made::caller)
                    .toList();
            var thread = Optional.ofNullable(event.getThread())
                    .map(found -> String.valueOf(found.getJavaName()))
                    .orElse("");
            return new Made(Owner.of(callers), thread, callers);
        }

        private static String caller(RecordedFrame frame) {
            return frame.getMethod().getType().getName() + "."
                    + frame.getMethod().getName();
        }

        @Override
        public String toString() {
            return callers.stream()
                    .collect(joining("\n    ", "of %s in thread '%s':\n    ".formatted(owner, thread), ""));
        }
    }

    /** Ends the recording. @throws AssertionError when it saw nothing of a connection that was surely made */
    public List<Made> stop() {
        probe();
        try {
            recording.stop();
            var file = TemporaryFolder.make().resolve("connections.jfr");
            recording.dump(file);
            var made = RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals("jdk.MethodTrace"))
                    .map(Made::of)
                    .toList();
            recording.close();
            if (made.stream().noneMatch(connection -> connection.owner() == Owner.RECORDER)) {
                throw new AssertionError("The recorder of connections is blind: it does not see its own.");
            }
            return made.stream()
                    .filter(connection -> connection.owner() != Owner.RECORDER)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void probe() {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Socket(server.getInetAddress(), server.getLocalPort()).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
