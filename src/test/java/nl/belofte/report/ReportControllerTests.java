package nl.belofte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.dossier.Floor;
import nl.belofte.file.Language;
import nl.belofte.paper.Papers;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The report as it goes out. */
class ReportControllerTests {

    private static final Running RUNNING = Running.trial();

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @Test
    void aLongPageTellsHowFarItIsWithoutScriptsAndThatItIsComplete() {
        var email = Customers.newAddress();
        var anna = Customers.signedIn(RUNNING, "ipcall.me", email);
        var person = person(anna);
        var db = RUNNING.part(JdbcClient.class);
        Someone.logged(db, person, "ipcall", 2_000);
        try {
            var page = anna.get("/mijn/privacy/inzage/lezen").page();
            var progress = page.select(".report > .report-progress progress");
            assertThat(progress).hasSizeGreaterThanOrEqualTo(5);
            var values = progress.eachAttr("value").stream().map(Long::valueOf).toList();
            assertThat(values).isSorted().startsWith(0L, 500L, 1_000L);
            assertThat(progress.attr("max")).isEqualTo(String.valueOf(values.getLast()));
            assertThat(page.select("main > :last-child").text())
                    .startsWith("Dit is alles wat wij u nu mogen laten zien.");
            assertThat(page.select("main").text()).contains("Anna de Vries", email);
        } finally {
            db.sql("delete from evidence_opening where entry < 0").update();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "belofte.load", matches = "true")
    void aPageOf100_000EntriesTakesNoMoreMemoryThanOneOfFew() throws IOException, InterruptedException {
        var anna = Customers.signedIn(RUNNING, "ipcall.me", Customers.newAddress());
        var db = RUNNING.part(JdbcClient.class);
        Someone.logged(db, person(anna), "ipcall", 100_000);
        var heap = new ReportTests.Heap();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d/mijn/privacy/inzage/lezen".formatted(RUNNING.port())))
                    .header("Host", "ipcall.me.localhost:" + RUNNING.port())
                    .header(
                            "Cookie",
                            anna.cookies().entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; ")))
                    .build();
            try (var page = client.send(request, BodyHandlers.ofInputStream()).body()) {
                page.transferTo(heap);
            }
        } finally {
            db.sql("delete from evidence_opening where entry < 0").update();
        }
        assertThat(heap.written).isGreaterThan(5_000_000);
        assertThat(heap.most - heap.least).as("bytes that the heap grew").isLessThan(12_000_000);
    }

    /** Whose it is, as the report says. */
    private static UUID person(Visitor visitor) {
        return UUID.fromString(new JsonMapper()
                .readTree(visitor.get("/mijn/privacy/inzage/json").body())
                .get("person")
                .asString());
    }

    /** Whoever saved half of it must not think that it is all. */
    @ParameterizedTest
    @ValueSource(strings = {"lezen", "json"})
    void whatFailsHalfwayBreaksOff(String path) {
        var anna = Customers.signedIn(RUNNING, "ipcall.me", Customers.newAddress());
        var db = RUNNING.part(JdbcClient.class);
        Someone.logged(db, person(anna), "ipcall", 2_000);
        db.sql(
                        "update evidence_opening set payload = replace(payload, 'deed=mailed', 'deed=unheard-of') where entry = -1500")
                .update();
        try {
            assertThatThrownBy(() -> anna.get("/mijn/privacy/inzage/" + path)).isInstanceOf(UncheckedIOException.class);
        } finally {
            db.sql("delete from evidence_opening where entry < 0").update();
        }
        assertThat(anna.get("/mijn/privacy/inzage/" + path).status()).isEqualTo(200);
    }

    @Test
    void theFilesAreForOnePersonAndKeptByNobodyOnTheWay() {
        var anna = Customers.signedIn(RUNNING, "voipexpress.nl", Customers.newAddress());
        for (var path : new String[] {"pdf", "json"}) {
            var answer = anna.get("/mijn/privacy/inzage/" + path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"inzage." + path + "\"");
        }
        assertThat(anna.get("/mijn/privacy/inzage/pdf").body()).startsWith("%PDF");
        assertThat(anna.get("/schema/access-report-1.schema.json").header("Content-Type"))
                .startsWith("application/schema+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall", "voipexpress"})
    void thePaperHoldsEveryValueAndSaysWhereTheRestOfTheLogIs(String controller) throws IOException {
        try (var floor = Floor.on("2026-03-02")) {
            var anna = Someone.everywhere(floor, controller, "Anna");
            anna.logged(1_000);
            var page = ReportPages.paper(anna.report(), Language.NL);
            var pdf = RUNNING.part(Papers.class).make("report/paper", page, Language.NL);
            try (var document = Loader.loadPDF(pdf)) {
                // Lines end where the paper ends.
                var text = new PDFTextStripper().getText(document).replaceAll("\\s|Pagina\\d+van\\d+", "");
                assertThat(anna.values).allSatisfy(value -> assertThat(text).contains(value.replace(" ", "")));
                assertThat(text)
                        .contains("Hierstaandenieuwste500aantekeningenvande")
                        .contains("AutoriteitPersoonsgegevens");
            }
        }
    }

    @Test
    void lookingIsInTheLogAfterwards() {
        var anna = Customers.signedIn(RUNNING, "ipcall.me", Customers.newAddress());
        anna.get("/mijn/privacy/inzage/json");
        assertThat(anna.get("/mijn/logboek").body()).contains("U bekeek uw gegevens: Uw account");
    }

    @Test
    void nobodyElseGetsIt() {
        var stranger = Visitor.at(RUNNING, "ipcall.me");
        for (var path : new String[] {"", "/lezen", "/pdf", "/json"}) {
            assertThat(stranger.get("/mijn/privacy/inzage" + path).location()).endsWith("/inloggen");
        }
        var dirk = Questions.dirk(RUNNING, "ipcall.me");
        assertThat(dirk.get("/mijn/privacy/inzage/json").status()).isEqualTo(403);
    }
}
