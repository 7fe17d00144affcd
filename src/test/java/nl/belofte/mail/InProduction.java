package nl.belofte.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.TestClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The platform as it is with a mail server in its settings, beside such a server, under a clock to be set. */
public final class InProduction implements AutoCloseable {

    public static final TestClock CLOCK = TestClock.on("2026-03-10");

    private final Socket held;
    private final GreenMail server;
    public final Running running;

    private InProduction(Socket held, GreenMail server, Running running) {
        this.held = held;
        this.server = server;
        this.running = running;
    }

    /** Its mail server is there. */
    public static InProduction start(String... settings) {
        var production = withoutServer(settings);
        production.openServer();
        return production;
    }

    /** Its mail server is not there yet. */
    static InProduction withoutServer(String... settings) {
        var held = held();
        int port = held.getLocalPort();
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(10_000);
        return new InProduction(held, new GreenMail(setup), run(port, settings));
    }

    static Running run(int smtpPort, String... settings) {
        var all = new ArrayList<>(List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtpPort,
                "--spring.main.sources=" + Clocks.class.getName()));
        all.addAll(List.of(settings));
        if (all.stream().noneMatch(setting -> setting.startsWith("--belofte.address="))) {
            all.add("--belofte.address=http://{site}.localhost:{port}");
        }
        return Running.start(all.toArray(String[]::new));
    }

    /** The clock of the tests before the real one. Not a configuration by itself, or every test would get it. */
    public static class Clocks {
        @Bean
        @Primary
        Clock testClock() {
            return CLOCK;
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port at which nothing answers, and which no other process takes meanwhile. */
    private static Socket held() {
        try {
            var socket = new Socket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void openServer() {
        letGo();
        server.start();
    }

    List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    /** The newest to this address; waits for it. */
    public MimeMessage mailTo(String address) {
        Customers.await(() -> received().stream().anyMatch(mail -> isTo(mail, address)));
        return received().stream()
                .filter(mail -> isTo(mail, address))
                .reduce((_, newer) -> newer)
                .orElseThrow();
    }

    public long countTo(String address) {
        return received().stream().filter(mail -> isTo(mail, address)).count();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        return GreenMailUtil.getAddressList(recipients(mail)).equals(address);
    }

    private static jakarta.mail.Address[] recipients(MimeMessage mail) {
        try {
            return mail.getAllRecipients();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String text(MimeMessage mail) {
        try {
            // As a page it says the same.
            return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void letGo() {
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        letGo();
        running.close();
        server.stop();
    }
}
