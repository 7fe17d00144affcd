package nl.belofte.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Visitor;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Search;
import nl.belofte.dossier.Use;
import nl.belofte.inbox.Inbox;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmtpTests {

    private static final String USER = "vragen@elders.example";
    private static final String PASSWORD = "vier losse gewone woorden";

    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private InProduction production;

    @BeforeAll
    void start() {
        mailbox.start();
        mailbox.setUser(USER, USER, PASSWORD);
        production = InProduction.start(
                "--belofte.inbox.ipcall.host=127.0.0.1",
                "--belofte.inbox.ipcall.port=" + mailbox.getImap().getPort(),
                "--belofte.inbox.ipcall.tls=false",
                "--belofte.inbox.ipcall.user=" + USER,
                "--belofte.inbox.ipcall.password=" + PASSWORD);
    }

    @AfterAll
    void stop() {
        production.close();
        mailbox.stop();
    }

    private Visitor visitor(String site) {
        return Visitor.at(production.running, site);
    }

    @Test
    void bringsALinkUnderTheSitesOwnAddress() throws Exception {
        var address = Customers.newAddress();
        var visitor = visitor("regionummer.nl");
        assertThat(visitor.post("/registreren", Customers.answers(address)).status())
                .isEqualTo(200);

        var mail = production.mailTo(address);

        assertThat(mail.getFrom()[0].toString()).contains("@voipexpress.nl").contains("VoIP Express");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).isNotBlank().doesNotContain("{", "anna");
        assertThat(mail.getHeader("Message-ID", null)).matches("<[\\w-]{20,}@voipexpress\\.nl>");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        var parts = (Multipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).containsIgnoringCase("text/plain; charset=utf-8");
        assertThat(parts.getBodyPart(1).getContentType()).containsIgnoringCase("text/html; charset=utf-8");
        var page = Jsoup.parse((String) parts.getBodyPart(1).getContent());
        assertThat(page.select("a").eachAttr("href")).contains(Customers.linkIn(InProduction.text(mail)));
        assertThat(page.text()).contains("Regionummer", mail.getSubject(), "Verder op regionummer.nl");
        assertThat(mail.getHeader("Content-Language")).containsExactly("nl");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        var link = Customers.linkIn(InProduction.text(mail));
        assertThat(link).startsWith(production.running.address("regionummer.nl") + "/registreren/bevestiging?bewijs=");
        assertThat(visitor.post("/registreren/bevestiging", "bewijs", Customers.token(link))
                        .status())
                .isEqualTo(200);
        assertThat(Customers.logIn(visitor, address, Customers.PASSWORD).location())
                .isEqualTo("/mijn");
    }

    @Test
    void writesInTheLanguageOfThePage() throws Exception {
        var address = Customers.newAddress();
        visitor("ipcall.me").post("/en/registreren", Customers.answers(address));

        var mail = production.mailTo(address);

        assertThat(mail.getHeader("Content-Language")).containsExactly("en");
        assertThat(InProduction.text(mail))
                .contains("Hello")
                .contains("/en/registreren/bevestiging?bewijs=")
                .contains("/en/privacy");
    }

    @Test
    void putsNothingThatWasTypedIntoALetterToAnUnprovenAddress() {
        var typed = Customers.newAddress();
        var answers = Customers.answers(typed);
        answers[1] = "Win een prijs op evil.example";
        visitor("ipcall.me").post("/registreren", answers);

        assertThat(InProduction.text(production.mailTo(typed)))
                .doesNotContain("prijs", "evil.example")
                .startsWith("Dag,");
    }

    @Test
    void writesANameThatLooksLikeATemplateAsItIs() {
        var address = Customers.newAddress();
        var visitor = visitor("ipcall.me");
        var answers = Customers.answers(address);
        answers[1] = "An{1}na ${2} É\u0142";
        visitor.post("/registreren", answers);
        visitor.post("/registreren/bevestiging", "bewijs", token(address));
        visitor.post("/wachtwoord-vergeten", "email", address);

        Customers.await(() -> InProduction.text(production.mailTo(address)).contains("wachtwoord-herstellen"));

        assertThat(InProduction.text(production.mailTo(address))).startsWith("Dag An{1}na ${2} É\u0142,");
    }

    private String token(String address) {
        return Customers.token(Customers.linkIn(InProduction.text(production.mailTo(address))));
    }

    @Test
    void letsNobodyAddAHeaderOrARecipient() {
        int before = production.received().size();
        for (var bad : new String[] {
            "anna@voorbeeld.example\r\nBcc: bram@voorbeeld.example",
            "anna@voorbeeld.example,bram@voorbeeld.example",
            "Anna <anna@voorbeeld.example>",
            "anna@voorbeeld.example\nSubject: x",
            "anna@voorbeeld.example%0ABcc:bram@voorbeeld.example",
            "anna;bram@voorbeeld.example",
            "\"anna\r\nBcc: bram\"@voorbeeld.example"
        }) {
            var answers = Customers.answers(bad);
            assertThat(visitor("ipcall.me").post("/registreren", answers).status())
                    .as(bad)
                    .isBetween(400, 422);
        }
        production.running.part(Mail.class).deliver();
        assertThat(production.received()).hasSize(before);
    }

    @Test
    void keepsALetterUntilTheServerIsThereAndThenSendsItOnce() {
        try (var waiting = InProduction.withoutServer()) {
            var db = waiting.running.part(JdbcClient.class);
            var address = Customers.newAddress();
            assertThat(Visitor.at(waiting.running, "ipcall.me")
                            .post("/registreren", Customers.answers(address))
                            .status())
                    .isEqualTo(200);

            Customers.await(() -> db.sql("select count(*) from outgoing_mail where attempts > 0")
                            .query(Integer.class)
                            .single()
                    == 1);
            var row = db.sql("select outgoing_mail::text from outgoing_mail")
                    .query(String.class)
                    .single();
            assertThat(row).doesNotContainIgnoringCase("anna", "@", "Vries", "Kerkstraat", "bewijs");

            waiting.openServer();
            waiting.running.part(Mail.class).deliver();
            assertThat(waiting.received()).as("before it is due again").isEmpty();

            InProduction.CLOCK.goOn(Duration.ofMinutes(5));
            waiting.running.part(Mail.class).deliver();
            waiting.running.part(Mail.class).deliver();
            waiting.mailTo(address);
            Customers.await(() -> db.sql("select count(*) from outgoing_mail")
                            .query(Integer.class)
                            .single()
                    == 0);
            assertThat(waiting.received()).hasSize(1);
        }
    }

    @Test
    void waitsForNoServerForEverAndAsLongAsTheSettingsSay() {
        var server = new JavaMailSenderImpl();
        server.setProtocol("smtp");
        server.getJavaMailProperties().put("mail.smtp.timeout", "8000");

        new SmtpCarrier(server, List.of(), InProduction.CLOCK);

        assertThat(server.getJavaMailProperties())
                .containsEntry("mail.smtp.connectiontimeout", "15000")
                .containsEntry("mail.smtp.writetimeout", "15000")
                .containsEntry("mail.smtp.timeout", "8000");
    }

    @Test
    void goesOnServingWhileTheServerIsSilent() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            var running = InProduction.run(
                    silent.getLocalPort(),
                    "--spring.datasource.hikari.maximum-pool-size=5",
                    "--spring.mail.properties.mail.smtp.timeout=8000");
            try {
                for (int i = 0; i < 6; i++) {
                    assertThat(Visitor.at(running, "ipcall.me")
                                    .post("/registreren", Customers.answers(Customers.newAddress()))
                                    .status())
                            .isEqualTo(200);
                }
            } finally {
                running.close();
            }
        }
    }

    @Test
    void showsNothingOfTheTrial() {
        for (var host : new String[] {
            "localhost", "127.0.0.1", "localhost:" + production.running.port(), "evil.example", "ipcall.me", "[::1]"
        }) {
            for (var path : new String[] {
                "/", "/klok", "/postvak", "/postvak/1", "/proef", "/en", "/assets/belofte.css", "/balie"
            }) {
                var answer = Visitor.atHost(production.running, host).get(path);
                assertThat(answer.status()).as(host + path).isEqualTo(404);
                assertThat(answer.body()).as(host + path).isEqualTo("Hier is geen site. There is no site here.\n");
            }
        }
        for (var path : new String[] {"/proef", "/proef/klok", "/proef/postvak", "/postvak", "/klok"}) {
            assertThat(visitor("ipcall.me").get(path).status()).as(path).isEqualTo(404);
            assertThat(visitor("ipcall.me").post(path, "stap", "1d").status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(visitor("ipcall.me").get("/").page().select(".trial-line")).isEmpty();
        assertThat(visitor("ipcall.me").get("/").body()).doesNotContain("//localhost");
    }

    @Test
    void hasNoCast() {
        assertThat(visitor("ipcall.me")
                        .post("/inloggen", "name", "anna@voorbeeld.example", "password", "vier losse gewone woorden")
                        .status())
                .isEqualTo(422);
        assertThat(production
                        .running
                        .part(JdbcClient.class)
                        .sql("select count(*) from staff")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Puts it in the mailbox that the settings name, and reads that. */
    private void comesIn(String message) throws Exception {
        comesIn(new MimeMessage(null, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
    }

    private void comesIn(MimeMessage message) {
        mailbox.getUserManager().getUser(USER).deliver(message);
        production.running.part(Inbox.class).read();
    }

    private List<Ticket> questionsOf(String address) {
        return production.running.part(Search.class).withMailbox("ipcall", address, Purpose.CONTACT).stream()
                .flatMap(dossier -> production.running.part(Tickets.class).find(dossier.id()).stream())
                .toList();
    }

    @Test
    void takesInWhatPeopleSendAndAReplyToTheLetterThatTheyGot() throws Exception {
        var address = Customers.newAddress();
        comesIn("From: %s\r\nSubject: Vraag\r\n\r\nWanneer werkt het?".formatted(address));
        var letter = production.mailTo(address);

        comesIn("From: %s\r\nSubject: Re: %s\r\nIn-Reply-To: %s\r\n\r\nNog iets."
                .formatted(address, letter.getSubject(), letter.getMessageID()));

        assertThat(questionsOf(address))
                .singleElement()
                .satisfies(ticket -> assertThat(production
                                .running
                                .part(Dossiers.class)
                                .read(ticket.dossier(), new Use(Purpose.CONTACT, ticket.self()))
                                .content()
                                .get(Category.MESSAGE, Field.MESSAGE)
                                .orElseThrow())
                        .contains("Wanneer werkt het?", "Nog iets."));
    }

    @Test
    void opensNoQuestionWhenALetterOfOursComesBackAsItIs() throws Exception {
        var address = Customers.newAddress();
        comesIn("From: %s\r\nSubject: Vraag\r\n\r\nWanneer werkt het?".formatted(address));
        var letter = production.mailTo(address);
        var from = ((InternetAddress) letter.getFrom()[0]).getAddress();

        comesIn(letter);

        assertThat(questionsOf(from)).isEmpty();
        assertThat(questionsOf(address)).hasSize(1);
    }
}
