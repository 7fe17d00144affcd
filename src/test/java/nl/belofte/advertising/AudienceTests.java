package nl.belofte.advertising;

import static nl.belofte.advertising.Desk.FIRST_LINE;
import static nl.belofte.advertising.Desk.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import nl.belofte.Pause;
import nl.belofte.Running;
import nl.belofte.TemporaryFolder;
import nl.belofte.Visitor;
import nl.belofte.disclosure.Agreements;
import nl.belofte.disclosure.Notices;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.evidence.Actor;
import nl.belofte.proof.Proves;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Suppressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A network gets codes of those only who said yes to it, by two, through the gate, and asked again at that moment. */
class AudienceTests {

    private static final String PATH = AudienceController.PATH;
    private static final Actor LINK = new Actor.Platform("test");

    private static final List<JsonNode> RECEIVED = new CopyOnWriteArrayList<>();
    private static final AtomicReference<Runnable> WHEN_CALLED = new AtomicReference<>(() -> {});
    private static volatile int status = 204;
    private static HttpServer network;
    private static Running running;
    private static JdbcClient db;
    private static int number;

    private Visitor ilse;
    private Visitor esra;

    @BeforeAll
    static void start() throws IOException {
        network = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        network.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        network.createContext("/", exchange -> {
            RECEIVED.add(new JsonMapper().readTree(exchange.getRequestBody().readAllBytes()));
            WHEN_CALLED.get().run();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        network.start();
        var folder = TemporaryFolder.make();
        copy(Path.of("controllers").toAbsolutePath(), folder);
        Files.writeString(folder.resolve("voipexpress/recipients.yaml"), """
                recipients:
                  social-network: { address: "http://127.0.0.1:%d/" }
                """.formatted(
                        network.getAddress().getPort()));
        running = Running.start("--belofte.controllers=" + folder);
        db = running.part(JdbcClient.class);
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        network.stop(0);
        running.close();
    }

    @BeforeEach
    void begin() {
        running.letADayPass();
        status = 204;
        WHEN_CALLED.set(() -> {});
        db.sql("delete from advertising_list").update();
        db.sql("delete from listed").update();
        db.sql("delete from permission where channel = 'social'").update();
        db.sql("delete from processing_agreement").update();
        agree();
        RECEIVED.clear();
        ilse = Desk.ilse(running);
        esra = Desk.esra(running, SITE);
    }

    private static void agree() {
        running.part(Agreements.class)
                .record(
                        "voipexpress",
                        "social-network",
                        running.today(),
                        null,
                        new Actor.Staff("privacy-officer", UUID.randomUUID()));
    }

    private record Someone(String email, String phone) {}

    private List<Someone> people(int many) {
        var all = new ArrayList<Someone>();
        var list = new StringBuilder(FIRST_LINE);
        for (int each = 0; each < many; each++) {
            int place = ++number;
            var one = new Someone(
                    "anna.s%d@voorbeeld.example".formatted(place), "+316%08d".formatted(30_000_000 + place));
            all.add(one);
            list.append(
                    "sociaal;" + one.email().toUpperCase() + ";" + one.phone() + ";Anna;de Vries;Ja.;2026-01-05;nl\n");
        }
        Desk.readIn(ilse, esra, list.toString());
        return all;
    }

    private String make() {
        assertThat(ilse.post(PATH, "naam", "Voorjaar", "ontvanger", "social-network")
                        .location())
                .isEqualTo(PATH + "?gedaan=gemaakt");
        return PATH + "/"
                + db.sql("select id from advertising_list").query(UUID.class).single() + "/afgifte";
    }

    private static String hash(String value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> emails() {
        return RECEIVED.stream()
                .flatMap(file -> file.path("people").valueStream())
                .map(one -> one.path("email").asString(""))
                .toList();
    }

    private static void sayNo(Someone one) {
        running.part(Suppressions.class)
                .object(
                        "voipexpress",
                        Purpose.ADVERTISING,
                        Channel.SOCIAL,
                        new Content(Map.of(Category.EMAIL, Map.of(Field.EMAIL, one.email()))),
                        LINK);
    }

    @Test
    @Proves("ADV-2")
    void aNetworkGetsCodesOfThoseOnlyWhoSaidYesToIt() {
        var people = people(3);
        // Who may be mailed, or called, did not say that.
        Desk.readIn(
                ilse,
                esra,
                FIRST_LINE + "e-mail;bram@voorbeeld.example;;Bram;Jansen;Mail mij.;2026-01-05;nl\n"
                        + "telefoon;;+31687650000;Bram;Jansen;Bel mij.;2026-01-05;nl\n");
        var path = make();

        assertThat(esra.post(path).location()).isEqualTo(PATH + "?gedaan=afgegeven");

        assertThat(RECEIVED).hasSize(1);
        var file = RECEIVED.getFirst();
        assertThat(emails())
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(one -> hash(one.email())).toList());
        assertThat(file.path("people")
                        .valueStream()
                        .map(one -> one.path("phone").asString("")))
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(one -> hash(one.phone())).toList());
        assertThat(file.path("made-at").asString("")).isNotEmpty();
        assertThat(file.path("checked-at").asString("")).isNotEmpty();
        assertThat(file.toString()).doesNotContain("@", "+316", "Anna", "Vries");
        assertThat(db.sql("select count(*) from listed").query(Integer.class).single())
                .isZero();
        assertThat(db.sql(
                                "select count(*) from disclosure where recipient = 'social-network' and outcome = 'delivered'")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    @Proves("ADV-3")
    void whoSaysNoAfterItWasMadeIsNotInIt() {
        var people = people(3);
        var path = make();

        sayNo(people.get(1));
        esra.post(path);

        assertThat(emails()).doesNotContain(hash(people.get(1).email())).hasSize(2);
        var none = make2();
        people.forEach(AudienceTests::sayNo);
        RECEIVED.clear();
        assertThat(esra.post(none).location()).isEqualTo(PATH + "?gedaan=niemand");
        assertThat(RECEIVED).isEmpty();
    }

    private String make2() {
        db.sql("delete from advertising_list").update();
        db.sql("delete from listed").update();
        return make();
    }

    @Test
    void aNoWaitsForWhatIsOnItsWay() throws Exception {
        var people = people(2);
        var path = make();
        var told = new AtomicBoolean();
        var no = new AtomicReference<Thread>();
        WHEN_CALLED.set(() -> {
            no.set(Thread.ofVirtual().start(() -> {
                sayNo(people.getFirst());
                told.set(true);
            }));
            Pause.of(Duration.ofMillis(700));
            assertThat(told)
                    .as("a no that was told to count while it is on its way")
                    .isFalse();
        });

        esra.post(path);
        no.get().join();

        assertThat(told).isTrue();
        assertThat(emails()).hasSize(2);
    }

    @Test
    void whoWasHandedOverAndSaysNoIsToldToTheNetworkByItsReference() {
        var people = people(1);
        esra.post(make());
        var reference =
                RECEIVED.getFirst().path("people").path(0).path("reference").asString("");
        RECEIVED.clear();

        esra.post(
                "/balie/nee",
                "weg-advertising-social",
                "ja",
                "email",
                people.getFirst().email());
        running.part(Notices.class).deliver();

        assertThat(RECEIVED.stream()
                        .map(sent -> sent.path("kind").asString("") + " "
                                + sent.path("reference").asString("")))
                .contains("erased " + reference);
    }

    @Test
    void whoMadeItDoesNotHandItOver() {
        people(1);
        var path = make();

        assertThat(ilse.post(path).status()).isEqualTo(403);
        assertThat(Desk.ilse(running).post(path).status())
                .as("from another session")
                .isEqualTo(403);
        assertThat(RECEIVED).isEmpty();
        assertThat(esra.get("/balie").page().select("main").text())
                .contains("Een doelgroep voor sociale media wacht op een tweede collega. Mensen: 1.");
    }

    @Test
    void withoutAnAgreementNothingLeaves() {
        people(1);
        var path = make();
        db.sql("delete from processing_agreement").update();

        var refused = esra.post(path);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select("h1").text()).isEqualTo("Er is geen overeenkomst");
        assertThat(RECEIVED).isEmpty();
        agree();
        assertThat(esra.post(path).location()).endsWith("afgegeven");
    }

    @Test
    void whatIsNotConfirmedCountsAsHandedOverAndIsNotSentAgain() {
        people(1);
        var path = make();
        status = 500;

        assertThat(esra.post(path).page().select("h1").text()).isEqualTo("De ontvanger bevestigde het niet");
        status = 204;
        RECEIVED.clear();
        esra.post(path);

        assertThat(RECEIVED).isEmpty();
    }

    @Test
    void manyGoInPartsAndNobodyTwice() {
        var people = people(1_100);
        esra.post(make());

        assertThat(RECEIVED).hasSize(3);
        assertThat(emails()).doesNotHaveDuplicates().hasSize(people.size());
    }

    @Test
    void itIsThereForSevenDaysAndNotADayLonger() {
        people(1);
        var path = make();
        running.turnTo(running.today().plusDays(7));
        ilse = Desk.ilse(running);
        assertThat(ilse.get(PATH).page().select(".tasks li")).hasSize(1);
        running.turnTo(running.today().plusDays(1));

        assertThat(Desk.esra(running, SITE).post(path).status()).isEqualTo(404);
        running.part(CallLists.class).forgetOld();
        assertThat(db.sql("select count(*) from listed").query(Integer.class).single())
                .isZero();
        assertThat(RECEIVED).isEmpty();
    }

    /** In the trial one sells, and who looks after rights is the second pair of eyes. */
    @Test
    void whoMadeItReadsWhoElseCanHandItOverAndHeFindsItInHisWork() {
        people(1);
        var path = make();

        assertThat(ilse.get(PATH).page().select(".tasks").text())
                .contains("Iemand die ook met reclame werkt of over privacyrechten gaat, moet haar afgeven.");
        assertThat(ilse.post(path).page().text()).contains("over privacyrechten gaat");
        assertThat(esra.get("/balie").page().select(".work").text()).contains("Een doelgroep voor sociale media wacht");
        assertThat(esra.get(PATH).page().select(".tasks form[action$=afgifte]")).hasSize(1);
    }

    @Test
    void nobodyElseGetsToIt() {
        people(1);
        var path = make();
        var gijs = Desk.staff(running, "ipcall.me", "gijs@voorbeeld.example", "vier nieuwe gewone woorden");
        var dirk = Desk.staff(running, SITE, "dirk@voorbeeld.example", "vier andere gewone woorden");

        for (var other : List.of(gijs, dirk)) {
            assertThat(other.get(PATH).status()).isEqualTo(403);
            assertThat(other.post(path).status()).isEqualTo(403);
        }
        var elsewhere = Desk.esra(running, "ipcall.me");
        assertThat(elsewhere.get(PATH).status())
                .as("where no statement speaks of it")
                .isEqualTo(404);
        assertThat(elsewhere.post(path).status()).isEqualTo(404);
        assertThat(elsewhere
                        .post(PATH, "naam", "x", "ontvanger", "social-network")
                        .status())
                .isEqualTo(404);
        assertThat(ilse.post(PATH, "naam", "x", "ontvanger", "delivery-service").status())
                .as("another recipient of the statement")
                .isEqualTo(422);
        assertThat(esra.post(PATH + "/" + UUID.randomUUID() + "/afgifte").status())
                .isEqualTo(404);
        assertThat(RECEIVED).isEmpty();
    }
}
