package nl.belofte.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.consent.ReceiptCheck;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who said yes can see it again as it was, and has a receipt that anybody can check. */
class ReceiptTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "ipcall.me";

    private static String email;
    private static String token;
    private static String receipt;

    @TempDir
    private Path folder;

    @BeforeAll
    static void subscribe() {
        email = Customers.newAddress();
        token = SignUps.subscribe(RUNNING, Visitor.at(RUNNING, SITE), email);
        var answer = Visitor.at(RUNNING, SITE).get("/berichten/toestemming/bewijs?bewijs=" + token);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("toestemming.json");
        receipt = answer.body();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private ReceiptCheck.Good check(String text) {
        return check(text.getBytes(StandardCharsets.UTF_8));
    }

    private ReceiptCheck.Good check(byte[] bytes) {
        try {
            return ReceiptCheck.check(Files.write(folder.resolve("toestemming.json"), bytes), Optional.empty());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json() {
        return new JsonMapper().readTree(receipt);
    }

    @Test
    void theReceiptHasTheFieldsOfTheStandard() {
        var json = json();

        assertThat(json.propertyNames())
                .containsExactly(
                        "schema_version",
                        "receipt_id",
                        "issued_at",
                        "pii_principal_id",
                        "pii_processing",
                        "party_identification",
                        "event",
                        "signature");
        assertThat(json.at("/schema_version").asString()).isEqualTo("ISO/IEC TS 27560:2023");
        assertThat(json.at("/pii_principal_id/email").asString()).isEqualTo(email);
        assertThat(json.at("/pii_processing/0/consent_text").asString()).startsWith("Vindt u goed dat ipcall.me B.V.");
        assertThat(json.at("/pii_processing/0/privacy_notice").asString()).endsWith("/privacy/2022-06-29");
        assertThat(json.at("/pii_processing/0/language").asString()).isEqualTo("nl");
        var purpose = json.at("/pii_processing/0/purposes/0");
        assertThat(purpose.at("/purpose_type").asString()).isEqualTo("newsletter");
        assertThat(purpose.at("/lawful_basis").asString()).isEqualTo("consent");
        assertThat(purpose.at("/pii_information")).hasSize(2);
        assertThat(purpose.at("/retention_period").asString())
                .isEqualTo("Wij bewaren de gegevens hiervoor tot u zich afmeldt.");
        assertThat(purpose.at("/withdrawal_method").asString())
                .as("no key to the switches: it is made to be shown")
                .endsWith("/privacy/verzoek");
        assertThat(json.at("/party_identification/0/party_name").asString()).isEqualTo("ipcall.me B.V.");
        assertThat(json.at("/event/0/event_state").asString()).isEqualTo("requested");
        assertThat(json.at("/event/1/event_state").asString()).isEqualTo("given");
        assertThat(json.at("/event/1/event_time").asString()).isNotBlank();
    }

    @Test
    void aReceiptIsCheckedWithNothingButItself() {
        var good = check(receipt);

        assertThat(good.controller()).isEqualTo("ipcall.me B.V.");
        assertThat(good.purpose()).isEqualTo("Onze nieuwsbrief");
        assertThat(good.state()).isEqualTo("given");
        assertThat(good.fingerprint()).matches("[0-9a-f]{64}");
    }

    private ReceiptCheck.Good check(String text, String key) {
        try {
            return ReceiptCheck.check(Files.writeString(folder.resolve("toestemming.json"), text), Optional.of(key));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What the provider publishes, and what the page of the consent leads to. */
    private static Visitor.Answer keys() {
        var page = Visitor.at(RUNNING, SITE)
                .get("/berichten/toestemming?bewijs=" + token)
                .page();
        return Visitor.at(RUNNING, SITE)
                .get(page.select("main a[href*=well-known]").attr("href"));
    }

    @Test
    void theProviderPublishesByWhichKeyItsReceiptsAreSigned() throws IOException {
        var published = keys();

        assertThat(published.status()).isEqualTo(200);
        var keys = new JsonMapper().readTree(published.body()).path("fingerprints");
        assertThat(keys.valueStream().map(JsonNode::asString))
                .containsExactly(check(receipt).fingerprint());
        // As it was downloaded, or as somebody wrote it over.
        var file = Files.writeString(folder.resolve("keys.json"), published.body());
        assertThat(check(receipt, file.toString()).known()).isTrue();
        assertThat(check(receipt, check(receipt).fingerprint().toUpperCase(Locale.ROOT))
                        .known())
                .isTrue();
        assertThat(check(receipt).known()).isFalse();
    }

    /** Whole in itself: a liar signs what he likes, with a key of his own. */
    @Test
    void aReceiptOfAnotherKeyIsRefused() throws Exception {
        var forged = signedByAnother(receipt);
        assertThat(check(forged).controller()).isEqualTo("ipcall.me B.V.");

        assertThatThrownBy(() -> check(forged, keys().body().replaceAll("(?s).*?([0-9a-f]{64}).*", "$1")))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("This receipt is of another key than you expect: ");
        assertThatThrownBy(() -> check(receipt, "0".repeat(63)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("/.well-known/consent-keys");
        assertThatThrownBy(() -> check(
                        receipt, Files.writeString(folder.resolve("leeg"), "{}").toString()))
                .isInstanceOf(Refusal.class);
    }

    private static String signedByAnother(String receipt) throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var unsigned = receipt.replaceFirst(
                        "\"key\" : \"[^\"]+\"",
                        "\"key\" : \""
                                + Base64.getEncoder()
                                        .encodeToString(pair.getPublic().getEncoded()) + "\"")
                .replaceFirst("\"value\" : \"[0-9a-f]{128}\"", "\"value\" : \"\"");
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(("belofte consent receipt 1\0" + unsigned).getBytes(StandardCharsets.UTF_8));
        return unsigned.replace(
                "\"value\" : \"\"", "\"value\" : \"" + HexFormat.of().formatHex(signature.sign()) + "\"");
    }

    @ParameterizedTest
    @CsvSource({"advertising-email,email", "advertising-phone,phone"})
    void theReceiptOfOffersNamesWhatIsUsedForThatWayOnly(String way, String reached) {
        var customer = Customers.signedIn(RUNNING, "mijn.voipexpress.nl", Customers.newAddress());
        var version = customer.get("/mijn/berichten")
                .page()
                .select("#" + way + " [name=versie]")
                .val();
        customer.post("/mijn/berichten", "weg", way, "stand", "aan", "versie", version);
        var path = customer.get("/mijn/berichten")
                .page()
                .select("[aria-labelledby=toestemmingen] a")
                .attr("href");

        var told = new JsonMapper()
                .readTree(customer.get(path + "/bewijs").body())
                .at("/pii_processing/0/purposes/0/pii_information");

        assertThat(told.valueStream().map(one -> one.path("pii_attribute_id").asString()))
                .containsExactlyInAnyOrder("name-and-address", reached);
    }

    @Test
    void oneChangedByteIsRefusedInOneClearLineWhereverItIs() {
        var bytes = receipt.getBytes(StandardCharsets.UTF_8);
        var random = new Random(6);
        for (int place = 0; place < bytes.length; place++) {
            var changed = bytes.clone();
            changed[place] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> check(changed))
                    .as("byte %d", place)
                    .isInstanceOf(Refusal.class)
                    .message()
                    .isIn(
                            "This receipt is not as it was signed: something in it was changed. Ask for a new one where the consent was given.",
                            "This is no receipt of a consent, or a damaged one.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "\"value\" : \"00\"", "{\"signature\" : {\"value\" : \"x\"}}"})
    void whatIsNoReceiptIsRefusedInOneClearLine(String text) {
        assertThatThrownBy(() -> check(text))
                .isInstanceOf(Refusal.class)
                .hasMessage("This is no receipt of a consent, or a damaged one.");
    }

    @Test
    void whatIsAddedOrLeftOutIsNoticed() {
        assertThatThrownBy(() -> check(receipt + "\n")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> check(receipt.replace("\"given\"", "\"withdrawn\"")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> check(receipt.replace("  ", " "))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ReceiptCheck.check(folder.resolve("nergens.json"), Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("There is no file");
        assertThatThrownBy(() -> check(new byte[(1 << 20) + 1]))
                .hasMessage("The file is longer than 1 MB, which no receipt is.");
    }

    @Test
    void theFormIsShownAgainAsItWas() {
        var page = Visitor.at(RUNNING, SITE)
                .get("/en/berichten/toestemming?bewijs=" + token)
                .page();

        assertThat(page.select(".agreed").attr("lang"))
                .as("in its own language")
                .isEqualTo("nl");
        assertThat(page.select(".agreed").text()).contains("Vindt u goed dat ipcall.me B.V.", "Ja, dat vind ik goed");
        assertThat(page.select(".facts dt").eachText())
                .containsExactly("How you said it", "Privacy statement of that time", "Asked", "Said yes");
        assertThat(page.select(".facts a").attr("href")).isEqualTo("/en/privacy/2022-06-29");
    }

    @Test
    void aCustomerFindsEachConsentAndItsReceiptAfterItIsOverToo() {
        var mine = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, mine);
        SignUps.subscribe(RUNNING, Visitor.at(RUNNING, SITE), mine);
        customer.post("/mijn/berichten", "weg", "newsletter-email", "stand", "uit");
        var path = customer.get("/mijn/berichten")
                .page()
                .select("[aria-labelledby=toestemmingen] a")
                .attr("href");

        assertThat(customer.get(path).page().select(".facts dt").eachText()).endsWith("Ingetrokken");
        var later = check(customer.get(path + "/bewijs").body());
        assertThat(later.state()).isEqualTo("withdrawn");
        assertThat(Visitor.at(RUNNING, SITE).get(path + "/bewijs").location()).endsWith("/inloggen");
        var bram = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        assertThat(bram.get(path).status()).isEqualTo(404);
        assertThat(bram.get(path + "/bewijs").status()).isEqualTo(404);
    }

    @Test
    void whoWatchesOverConsentsSeesThemAndNobodyElseAtTheDesk() {
        var person = RUNNING.part(JdbcClient.class).sql("""
                        select d.person from dossier d join consent_history h on h.proof = d.id
                        join consent_text t on t.number = h.consent_text and t.controller = 'ipcall'
                        where d.person is not null order by h.entry desc limit 1""").query(UUID.class).single();
        var path = "/balie/klanten/" + person + "/toestemmingen";

        var esra = atDesk("esra@voorbeeld.example", "vier stille gewone woorden", SITE);
        assertThat(esra.get(path).page().select(".agreed").text()).contains("Vindt u goed dat");
        assertThat(atDesk("dirk@voorbeeld.example", "vier andere gewone woorden", SITE)
                        .get(path)
                        .status())
                .isEqualTo(403);
    }

    private static Visitor atDesk(String address, String password, String site) {
        var visitor = Visitor.at(RUNNING, site);
        assertThat(visitor.post("/balie/inloggen", "email", address, "password", password)
                        .location())
                .isEqualTo("/balie");
        return visitor;
    }

    @Test
    void nobodyElsesLinkLeadsToIt() {
        for (var path : new String[] {"/berichten/toestemming", "/berichten/toestemming/bewijs"}) {
            assertThat(Visitor.at(RUNNING, SITE).get(path + "?bewijs=x").status())
                    .isEqualTo(404);
            assertThat(Visitor.at(RUNNING, "voipexpress.nl")
                            .get(path + "?bewijs=" + token)
                            .status())
                    .isEqualTo(404);
        }
    }
}
