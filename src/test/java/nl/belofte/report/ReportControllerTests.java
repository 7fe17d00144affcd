package nl.belofte.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
            assertThat(page.select("main > :last-child").text()).startsWith("Dit is alles.");
            assertThat(page.select("main").text()).contains("Anna de Vries", email);
        } finally {
            db.sql("delete from evidence_opening where entry < 0").update();
        }
    }

    /** Whose it is, as the report says. */
    private static UUID person(Visitor visitor) {
        return UUID.fromString(new JsonMapper()
                .readTree(visitor.get("/mijn/privacy/inzage/json").body())
                .get("person")
                .asString());
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
