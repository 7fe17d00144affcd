package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import nl.belofte.Customers;
import nl.belofte.Running;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The back office, where only staff come. */
class DeskTests {

    private static final Running RUNNING = Running.trial();

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    private static Window ofDirk(Provider provider) {
        return Window.ofDirk(RUNNING, provider);
    }

    @ParameterizedTest
    @EnumSource
    void dirkSeesTheFiguresOfTheSweepAndChecksTheEvidence(Provider provider) {
        try (var window = ofDirk(provider)) {
            var figures = window.find(".figures .stat");
            assertThat(figures).hasCount(2);
            assertThat(figures.filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Te laat"))
                            .locator("dd")
                            .first())
                    .hasText("0");
            assertThat(window.find("tbody tr").first()).containsText("schoon");
            window.send();
            assertThat(window.find(".notice-done")).containsText("De keten klopt");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void anEntryThatWasTamperedWithShows() {
        var db = RUNNING.part(JdbcClient.class);
        var entry = db.sql("select min(entry) from evidence_opening")
                .query(Long.class)
                .single();
        try (var window = ofDirk(Provider.IPCALL)) {
            db.sql("update evidence_opening set payload = payload || ' ' where entry = ?")
                    .param(entry)
                    .update();
            window.send();
            assertThat(window.find(".notice-danger")).containsText("De keten klopt niet");
            assertThat(window.find(".notice-danger li")).containsText(String.valueOf(entry));
        } finally {
            db.sql("update evidence_opening set payload = rtrim(payload, ' ') where entry = ?")
                    .param(entry)
                    .update();
        }
        try (var window = ofDirk(Provider.IPCALL)) {
            window.send();
            assertThat(window.find(".notice-done")).containsText("De keten klopt");
        }
    }

    @Test
    void aVisitorIsAskedToLogInAndACustomerIsRefused() {
        try (var window = Window.ofCustomer(RUNNING, Provider.IPCALL, Customers.newAddress())) {
            var refused = window.page().navigate(RUNNING.address("ipcall.me") + "/balie");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(window.heading()).hasText("Hier mag u niet in");
            assertThat(window.find("main")).not().containsText("Veegrondes");
        }
    }

    @Test
    void staffAreRefusedAtWhatIsTheCustomers() {
        try (var window = ofDirk(Provider.VOIPEXPRESS)) {
            for (var path : java.util.List.of("/mijn", "/mijn/wachtwoord", "/mijn/opheffing")) {
                var refused = window.page().navigate(RUNNING.address("voipexpress.nl") + path);
                assertThat(refused.status()).as(path).isEqualTo(403);
                assertThat(window.heading()).hasText("Hier mag u niet in");
            }
        }
    }

    @Test
    void staffOfOneControllerAreNobodyAtTheOther() {
        try (var window = ofDirk(Provider.VOIPEXPRESS)) {
            window.goTo("ipcall.me", "/balie");
            assertThat(window.heading()).hasText("Inloggen aan de balie");
            window.fill("email", "dirk@voorbeeld.example", "password", Customers.PASSWORD);
            window.send();
            assertThat(window.find(".error-summary")).containsText("horen niet bij elkaar");
        }
    }
}
