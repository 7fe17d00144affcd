package nl.belofte.mail;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server for one letter that takes it encrypted only, after it was asked to; GreenMail cannot. */
final class StartTlsServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    private final StringBuffer plain = new StringBuffer();
    private final StringBuffer encrypted = new StringBuffer();

    StartTlsServer() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    String plain() {
        return plain.toString();
    }

    String encrypted() {
        return encrypted.toString();
    }

    private void serve() {
        try (var caller = socket.accept()) {
            say(caller, "220 voorbeeld.example");
            talk(caller, plain, "250-voorbeeld.example\r\n250 STARTTLS");
            var ssl = (SSLSocket) tls().getSocketFactory().createSocket(caller, null, caller.getPort(), true);
            ssl.setUseClientMode(false);
            talk(ssl, encrypted, "250 voorbeeld.example");
        } catch (Exception e) {
            encrypted.append(e);
        }
    }

    private static void talk(Socket caller, StringBuffer heard, String greeting) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        boolean letter = false;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            heard.append(line).append('\n');
            if (letter) {
                letter = !line.equals(".");
                if (!letter) {
                    say(caller, "250 taken");
                }
            } else if (line.startsWith("EHLO")) {
                say(caller, greeting);
            } else if (line.equals("STARTTLS")) {
                say(caller, "220 go on");
                return;
            } else if (line.equals("DATA")) {
                letter = true;
                say(caller, "354 go on");
            } else {
                say(caller, line.equals("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    private static SSLContext tls() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var file = DummySSLServerSocketFactory.class.getResourceAsStream("/greenmail.p12")) {
            store.load(file, "changeit".toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
