package nl.belofte.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.belofte.refusal.Refusal;
import nl.belofte.statement.Purpose;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.mock.env.MockEnvironment;

/** What leaves with a key is what a verifier, of other people's making, finds to be ours. */
class DkimTests {

    private static final KeyPair PAIR = pair(2048);
    private static final String FROM = "info@voorbeeld.example";
    private static final WayOut OUT = new WayOut(
            "https://voorbeeld.example/berichten?bewijs=abc",
            "https://voorbeeld.example/berichten/afmelding?bewijs=abc");

    @TempDir
    Path folder;

    private static KeyPair pair(int bits) {
        try {
            var maker = KeyPairGenerator.getInstance("RSA");
            maker.initialize(bits);
            return maker.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private Optional<DkimKey> read(String domain, String selector, String key) {
        var settings = new MockEnvironment()
                .withProperty("belofte.dkim.een.domain", domain)
                .withProperty("belofte.dkim.een.selector", selector)
                .withProperty("belofte.dkim.een.key", key);
        return DkimKey.read(settings, "een", FROM);
    }

    private DkimKey key() throws IOException {
        var file = Files.writeString(folder.resolve("dkim.pem"), pem(PAIR));
        return read("voorbeeld.example", "belofte", file.toString()).orElseThrow();
    }

    static Message newsletter(String text, String subject) {
        return new Message(
                LetterKind.MARKETING,
                FROM,
                "Voorbeeld",
                "anna@voorbeeld.example",
                subject,
                text + "\n\n" + OUT.oneClick(),
                Optional.of("<p>" + text + "</p><a href=\"" + OUT.oneClick() + "\">Afmelden</a>"),
                "nl",
                Optional.of("een.twee@voorbeeld.example"),
                false,
                OUT.headers(Purpose.NEWSLETTER, "voorbeeld.example", FROM));
    }

    /** As the mail server had it. */
    private byte[] sent(Message message, boolean line) throws Exception {
        return sent(carrier -> {
            if (line) {
                try (var open = carrier.open()) {
                    open.carry(message, () -> {});
                }
            } else {
                carrier.carry(message);
            }
        });
    }

    private byte[] sent(Consumer<SmtpCarrier> hand) throws Exception {
        var server = new GreenMail(new ServerSetup(InProduction.freePort(), "127.0.0.1", "smtp"));
        server.start();
        try {
            var settings = new MailProperties();
            settings.setHost("127.0.0.1");
            settings.setPort(server.getSmtp().getPort());
            var carrier = new SmtpCarrier(MailConfiguration.smtp(settings), List.of(key()), InProduction.CLOCK);
            hand.accept(carrier);
            var bytes = new ByteArrayOutputStream();
            server.getReceivedMessages()[0].writeTo(bytes);
            return bytes.toByteArray();
        } finally {
            server.stop();
        }
    }

    private static SignatureRecord verified(byte[] mail) throws Exception {
        var verifier = new DKIMVerifier((_, selector, domain) -> {
            assertThat(selector + "._domainkey." + domain).isEqualTo("belofte._domainkey.voorbeeld.example");
            return List.of("v=DKIM1; k=rsa; p="
                    + Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded()));
        });
        return verifier.verify(new ByteArrayInputStream(mail)).getFirst();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aVerifierAcceptsIt(boolean line) throws Exception {
        var text = "Dag É\u0142 en €.\n.een punt vooraan\n\n" + "lang ".repeat(400);

        var record = verified(sent(newsletter(text, "Nieuws – juni"), line));

        assertThat(record.getHeaders().stream().map(Object::toString).map(String::toLowerCase))
                .contains(
                        "from",
                        "to",
                        "subject",
                        "date",
                        "message-id",
                        "list-unsubscribe",
                        "list-unsubscribe-post",
                        "list-id",
                        "list-help",
                        "list-owner");
        assertThat(record.getBodyHashLimit()).isEqualTo(-1);
    }

    @Test
    void aVerifierAcceptsACopyOfWhatIsEncodedOnce() throws Exception {
        var circular = new Circular(
                Purpose.NEWSLETTER,
                "voorbeeld.example",
                FROM,
                "Voorbeeld",
                "nl",
                "Nieuws – juni",
                "Dag" + Circular.NAME + "\n.punt vooraan, " + "láng ".repeat(40) + "\n" + Circular.WAY_OUT,
                "<p>Dag" + Circular.NAME + "</p><a href=\"" + Circular.WAY_OUT + "\">Afmelden</a>");

        var record = verified(sent(carrier -> {
            try (var open = carrier.open()) {
                open.carry(circular.to("anna@voorbeeld.example", "Zoë", OUT, "een.twee"), () -> {});
            }
        }));

        assertThat(record.getHeaders().stream().map(Object::toString).map(String::toLowerCase))
                .contains("to", "date", "message-id", "list-unsubscribe", "list-unsubscribe-post", "list-help");
    }

    @ParameterizedTest
    @CsvSource({
        "List-Unsubscribe: <https://voorbeeld.example,List-Unsubscribe: <https://elders.example",
        "List-Unsubscribe=One-Click,List-Unsubscribe=Twee-Click",
        "Subject: Nieuws,Subject: Nieuwer",
        "Dag Anna,Dag Bram"
    })
    void aVerifierRefusesWhatWasChangedOnTheWay(String from, String to) throws Exception {
        var mail = new String(sent(newsletter("Dag Anna", "Nieuws"), true), StandardCharsets.ISO_8859_1);
        assertThat(mail).contains(from);

        var changed = mail.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> verified(changed)).isInstanceOf(FailException.class);
    }

    @Test
    void signsOnlyWhatComesFromItsOwnDomain() throws Exception {
        assertThat(key().covers("info@voorbeeld.example")).isTrue();
        assertThat(key().covers("info@post.Voorbeeld.example")).isTrue();
        assertThat(key().covers("info@eenvoorbeeld.example")).isFalse();
        assertThat(key().covers("info@elders.example")).isFalse();
    }

    @Test
    void isOffWithoutSettings() {
        assertThat(read("", "", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',belofte,dkim.pem",
        "voorbeeld.example,'',dkim.pem",
        "voorbeeld.example,belofte,''",
        "voorbeeld .example,belofte,dkim.pem",
        "voorbeeld.example,'bel;ofte',dkim.pem"
    })
    void refusesHalfASetting(String domain, String selector, String key) {
        assertThatThrownBy(() -> read(domain, selector, key))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("belofte.dkim.een.domain")
                .hasMessageContaining("belofte.dkim.een.key");
    }

    @Test
    void refusesADomainThatIsNotThatOfTheMail() {
        assertThatThrownBy(() -> read("elders.example", "belofte", "dkim.pem"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("make it that of the contact address");
    }

    @Test
    void refusesAFileThatHoldsNoKeyAndTellsNothingOfWhatItHolds() throws IOException {
        var elliptic = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
        for (var content :
                List.of("", "geheim", elliptic, pem(pair(512)), pem(PAIR).substring(0, 300))) {
            var file = Files.writeString(folder.resolve("bad.pem"), content).toString();
            assertThatThrownBy(() -> read("voorbeeld.example", "belofte", file))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("The file of belofte.dkim.een.key holds no RSA key to sign with. Make one: "
                            + "openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out FILE");
        }
        assertThatThrownBy(() -> read(
                        "voorbeeld.example",
                        "belofte",
                        folder.resolve("none.pem").toString()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void namesItsList() {
        var out = new WayOut("https://a.example/berichten?bewijs=x", "https://a.example/berichten/afmelding?bewijs=x");

        assertThat(out.headers(Purpose.NEWSLETTER, "a.example", "info@a.example"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "List-Unsubscribe",
                        "<https://a.example/berichten/afmelding?bewijs=x>",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click",
                        "List-Id",
                        "<newsletter.a.example>",
                        "List-Help",
                        "<https://a.example/berichten?bewijs=x>",
                        "List-Owner",
                        "<mailto:info@a.example>",
                        "List-Post",
                        "NO",
                        "Precedence",
                        "bulk"));
    }
}
