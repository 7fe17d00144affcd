package nl.belofte.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What lies still is seen to lie still at the desk, and nobody is led to what does not open. */
class KeptDossierTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "ipcall.me";

    private Visitor customer;
    private Visitor esra;
    private Visitor dirk;
    private UUID account;
    private String path;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
        customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        account = DB.sql("select dossier from session where staff_role is null order by begun_at desc limit 1")
                .query(UUID.class)
                .single();
        path = "/balie/klanten/"
                + DB.sql("select person from dossier where id = ?")
                        .param(account)
                        .query(UUID.class)
                        .single();
        esra = Visitor.at(RUNNING, SITE);
        esra.post("/balie/inloggen", "email", "esra@voorbeeld.example", "password", "vier stille gewone woorden");
        dirk = Questions.dirk(RUNNING, SITE);
    }

    private void restrict(String ground) {
        assertThat(customer.post("/mijn/privacy/beperking", "dossier", account.toString(), "reden", ground)
                        .location())
                .endsWith("?gedaan=beperking");
    }

    private Elements card(Visitor visitor) {
        return visitor.get(path).page().select("#dossier-" + account);
    }

    /** Until that it opens with a reason; to whoever looks after rights as to whoever helps. */
    @ParameterizedTest
    @CsvSource({"accuracy, Het klopt niet", "claim, voor een zaak"})
    @Proves("RIG-7")
    void whoLooksAfterRightsReadsSinceWhenItLiesStillAndWhyAndInWhichCase(String ground, String reason) {
        assertThat(card(esra).select("form[action$=/verder]")).hasSize(1);
        restrict(ground);

        var card = card(esra);
        assertThat(card.select(".badge-due").text()).isEqualTo("Stilgelegd");
        assertThat(card.text())
                .contains("Stilgelegd op", String.valueOf(RUNNING.today().getYear()), reason);
        var reference = card.select("a[href^=/balie/rechten/]").attr("href");
        assertThat(esra.get(reference).status()).isEqualTo(200);
        assertThat(esra.get(reference).page().text()).contains("Dit ligt stil vanaf nu");
    }

    @Test
    void nobodyIsOfferedToLookWiderWhereNothingOpens() {
        restrict("claim");

        for (var visitor : new Visitor[] {esra, dirk}) {
            assertThat(card(visitor).text()).contains("Stilgelegd");
            assertThat(card(visitor).select("form[action$=/verder]")).isEmpty();
        }
        assertThat(card(dirk).text()).doesNotContain("voor een zaak");
        assertThat(card(dirk).select("a[href^=/balie/rechten/]")).isEmpty();
    }

    /** Who had the page open meanwhile is led back to what it says now. */
    @Test
    void whoLooksWiderAtThatMomentReadsThatItLiesStill() {
        restrict("claim");

        var late = esra.post(path + "/verder", "dossier", account.toString(), "reden", "telephone");
        assertThat(late.location()).isEqualTo(path);
    }
}
