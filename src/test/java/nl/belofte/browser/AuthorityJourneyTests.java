package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.zip.ZipFile;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.proof.Proves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The police demand something of a customer: two privacy officers hand it over, and the customer reads it when he may. */
class AuthorityJourneyTests {

    private static final Running RUNNING = Running.start();

    private static Window officer(Provider provider, String name, String password) {
        return Window.ofStaff(RUNNING, provider, name + "@voorbeeld.example", password);
    }

    private static String log(Provider provider, String email) {
        try (var customer = Window.open(RUNNING)) {
            customer.logIn(provider, email, Customers.PASSWORD);
            customer.goTo(provider.site, "/mijn/logboek");
            return customer.find(".log").innerText();
        }
    }

    @Proves("SHA-3")
    @ParameterizedTest
    @EnumSource
    void itIsRecordedApprovedByASecondHandedOverOnceAndSeenByTheCustomerFromItsDay(Provider provider)
            throws IOException {
        var email = Customers.newAddress();
        Window.ofCustomer(RUNNING, provider, email).close();
        var day = RUNNING.today().plusDays(10);
        try (var esra = officer(provider, "esra", "vier stille gewone woorden");
                var hanna = officer(provider, "hanna", "vier lichte gewone woorden")) {
            esra.goTo(provider.site, "/balie/klanten");
            esra.fill("zoek", email);
            esra.press(".search .button");
            esra.press("a[href$=vordering]");
            assertThat(esra.find("input:checked")).hasCount(0);
            esra.find("#autoriteit").selectOption("police");
            esra.find("#wet").selectOption("nl-sv-126na");
            esra.fill("naam", "Eenheid Midden", "kenmerk", "PL-17", "wat", "Het e-mailadres van de houder.");
            esra.find("input[id^=email-]").first().check();
            esra.find("#verbergen").check();
            esra.fill("tot", day.toString(), "waarom", "Het onderzoek loopt nog.");
            esra.press("form[action$=vordering] .button");
            assertThat(esra.find("main")).containsText("Een collega met dezelfde rol moet beslissen");
            assertThat(esra.find("main")).not().containsText(email);
            assertThat(esra.find("form[action$=akkoord]")).hasCount(0);

            hanna.goTo(provider.site, "/balie");
            hanna.press(".work a.queue-row[href*=vorderingen]");
            assertThat(hanna.find("main")).containsText(email);
            hanna.press("form[action$=akkoord] .button");
            assertThat(hanna.find("main")).containsText("goedgekeurd");
            var file = hanna.page()
                    .waitForDownload(
                            () -> hanna.find("form[action$=afgifte] .button").click());
            assertThat(file.suggestedFilename()).isEqualTo("vordering.zip");
            try (var zip = new ZipFile(file.path().toFile())) {
                var json = new String(
                        zip.getInputStream(zip.getEntry("gegevens.json")).readAllBytes());
                assertThat(json).contains(email).doesNotContain("name-and-address");
            }
            Files.deleteIfExists(file.path());
            hanna.page().reload();
            assertThat(hanna.find("main")).containsText("afgegeven");
            assertThat(hanna.find("form[action$=afgifte]")).hasCount(0);
            assertThat(log(provider, email)).doesNotContain("autoriteit").doesNotContain("medewerker");
            for (var window : new Window[] {esra, hanna}) {
                assertThat(window.complaints()).isEmpty();
            }
        }
        RUNNING.turnTo(day.minusDays(1));
        assertThat(log(provider, email)).doesNotContain("autoriteit");
        RUNNING.turnTo(day);
        assertThat(log(provider, email)).contains("omdat de wet ons daartoe verplicht", "politie", "artikel 126na");
    }
}
