package nl.belofte;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Linker;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import nl.belofte.disclosure.Outlet;
import org.springframework.core.io.UrlResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.client.RestClient;

/** Each of these would be a way out past the gate. None is ever run; {@link WaysOutTests} looks at them as compiled. */
final class Breaches {

    private Breaches() {}

    static final class Plainly {
        void go() throws IOException {
            new Socket("elders.example", 80).close();
        }
    }

    static final class ByMethodReference {
        Supplier<?> go() {
            Supplier<AutoCloseable> made = HttpClient::newHttpClient;
            return made;
        }
    }

    static final class InALambda {
        Runnable go() {
            return () -> {
                try {
                    SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 80))
                            .close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            };
        }
    }

    static final class ByReflection {
        Object go() throws ReflectiveOperationException {
            return Class.forName("java.net." + this).getConstructor().newInstance();
        }
    }

    static final class ByAName {
        final String name = "java.net.http.HttpClient";
    }

    static final class ByAnAddress {
        InputStream go() throws IOException {
            return URI.create("http://elders.example").toURL().openStream();
        }
    }

    static final class ByALookUp {
        InetAddress go() throws IOException {
            return InetAddress.getByName("anna.elders.example");
        }
    }

    static final class BySignatureOnly {
        void go(JavaMailSender server) {
            throw new IllegalStateException();
        }
    }

    static final class InAnArray {
        final Object sockets = new Socket[0];
    }

    static final class InARecord {
        record Held(DatagramSocket socket) {}

        Object go(Held held) {
            return held.socket();
        }
    }

    static final class Unawaited {
        AsynchronousSocketChannel go() throws IOException {
            return AsynchronousSocketChannel.open();
        }
    }

    static final class ByAnotherClient {
        Object go() {
            return RestClient.create().get().uri("http://elders.example").retrieve();
        }
    }

    static final class ByAResource {
        InputStream go() throws IOException {
            return new UrlResource("http://elders.example").getInputStream();
        }
    }

    static final class ByALibraryOfTokens {
        Object go() {
            return new DefaultResourceRetriever();
        }
    }

    static final class ByADatabase {
        Connection go() throws SQLException {
            return DriverManager.getConnection("jdbc:postgresql://elders.example/");
        }
    }

    static final class ByADirectory {
        Object go() throws NamingException {
            return new InitialContext().lookup("ldap://elders.example");
        }
    }

    static final class ByAProgram {
        Process go() throws IOException {
            return new ProcessBuilder("curl", "elders.example").start();
        }
    }

    static final class ByAnotherProgram {
        Process go() throws IOException {
            return Runtime.getRuntime().exec(new String[] {"curl"});
        }
    }

    static final class ByTheOperatingSystem {
        Object go() {
            return Linker.nativeLinker();
        }
    }

    static final class Natively {
        native void go();
    }

    static final class PastTheGate {
        Object go() {
            return Outlet.socketsTo("elders.example", 25);
        }
    }

    /** What is none. */
    static final class None {
        String go() {
            return InetAddress.getLoopbackAddress().getHostAddress()
                    + URI.create("http://elders.example").getHost();
        }
    }
}
