package nl.belofte.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.mail.autoconfigure.MailProperties;

/** The mail server is reached through the one outlet, encrypted or not. */
class ThroughTheOutletTests {

    private static final Message MESSAGE = new Message(
            LetterKind.CONTRACTUAL,
            "info@voorbeeld.example",
            "Voorbeeld",
            "anna@voorbeeld.example",
            "Uw account",
            "Dag Anna",
            Optional.empty(),
            "nl",
            Optional.empty(),
            true,
            Map.of());

    private static MailProperties server(int port, String... properties) {
        var server = new MailProperties();
        server.setHost("127.0.0.1");
        server.setPort(port);
        for (int i = 0; i < properties.length; i += 2) {
            server.getProperties().put(properties[i], properties[i + 1]);
        }
        return server;
    }

    private static GreenMail greenMail(String protocol) {
        var server = new GreenMail(new ServerSetup(InProduction.freePort(), "127.0.0.1", protocol));
        server.start();
        return server;
    }

    @Test
    void reachesAServerThatDoesNotEncrypt() {
        var greenMail = greenMail("smtp");
        try {
            var smtp = MailConfiguration.smtp(server(greenMail.getSmtp().getPort()));

            new SmtpCarrier(smtp, List.of(), InProduction.CLOCK).carry(MESSAGE);

            assertThat(greenMail.getReceivedMessages()).hasSize(1);
            assertThat(smtp.getJavaMailProperties().get("mail.smtp.socketFactory"))
                    .isInstanceOf(SocketFactory.class);
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void reachesAServerThatEncryptsFromTheFirstByte() {
        var greenMail = greenMail("smtps");
        try {
            var settings = server(
                    greenMail.getSmtps().getPort(),
                    "mail.smtp.ssl.trust",
                    "*",
                    "mail.smtp.ssl.checkserveridentity",
                    "false");
            settings.getSsl().setEnabled(true);

            new SmtpCarrier(MailConfiguration.smtp(settings), List.of(), InProduction.CLOCK).carry(MESSAGE);

            assertThat(greenMail.getReceivedMessages()).hasSize(1);
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void reachesAServerThatEncryptsWhenAsked() throws Exception {
        try (var server = new StartTlsServer()) {
            var settings = server(
                    server.port(),
                    "mail.smtp.starttls.enable",
                    "true",
                    "mail.smtp.starttls.required",
                    "true",
                    "mail.smtp.ssl.trust",
                    "*",
                    "mail.smtp.ssl.checkserveridentity",
                    "false");

            new SmtpCarrier(MailConfiguration.smtp(settings), List.of(), InProduction.CLOCK).carry(MESSAGE);

            assertThat(server.encrypted()).contains("MAIL FROM:<info@voorbeeld.example>");
            assertThat(server.plain()).doesNotContain("MAIL");
        }
    }

    @Test
    void connectsToNoOtherServer() throws Exception {
        try (var other = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            var called = CompletableFuture.supplyAsync(() -> {
                try (var caller = other.accept()) {
                    return caller.getPort();
                } catch (java.io.IOException closed) {
                    return 0;
                }
            });
            var smtp = MailConfiguration.smtp(server(InProduction.freePort()));
            // As one does who changes the server after it was declared.
            smtp.setPort(other.getLocalPort());

            assertThatThrownBy(() -> new SmtpCarrier(smtp, List.of(), InProduction.CLOCK).carry(MESSAGE))
                    .hasRootCauseInstanceOf(ConnectException.class)
                    .rootCause()
                    .hasMessageContaining("Connections go to declared servers only");
            assertThat(called.completeOnTimeout(0, 200, TimeUnit.MILLISECONDS).join())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.smtp.socketFactory.class",
                "mail.smtp.socketFactory.fallback",
                "mail.smtp.ssl.socketFactory.class",
                "mail.smtp.socks.host",
                "mail.smtp.proxy.host"
            })
    void refusesASettingThatLeadsPastIt(String property) {
        assertThatThrownBy(() -> MailConfiguration.smtp(server(25, property, "elders.example")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("leave out spring.mail.properties." + property);
    }
}
