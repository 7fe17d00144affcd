package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import nl.belofte.Customers;
import nl.belofte.Running;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two privacy officers keep a dossier longer, and one releases it. */
class HoldJourneyTests {

    private static final Running RUNNING = Running.start();

    private static void look(Window desk, Provider provider, String email) {
        desk.goTo(provider.site, "/balie/klanten");
        desk.fill("zoek", email);
        desk.press(".search .button");
    }

    @ParameterizedTest
    @EnumSource
    void whoAsksWaitsForAColleagueWhoFindsItInTheQueueAndTheCustomerInTheLog(Provider provider) {
        var email = Customers.newAddress();
        try (var customer = Window.ofCustomer(RUNNING, provider, email);
                var esra = Window.ofStaff(RUNNING, provider, "esra@voorbeeld.example", "vier stille gewone woorden");
                var hanna =
                        Window.ofStaff(RUNNING, provider, "hanna@voorbeeld.example", "vier lichte gewone woorden")) {
            look(esra, provider, email);
            esra.find(".reveal summary").getByText("Langer bewaren").click();
            esra.find("form[action$=bewaring] select").selectOption("claim");
            esra.press("form[action$=bewaring] .button");
            assertThat(esra.find(".dossier .notice")).containsText("Esra Kaya vroeg dit langer te bewaren");
            esra.press(".dossier .notice a");
            assertThat(esra.find("main .card")).containsText("U vroeg dit zelf");
            assertThat(esra.find("form[action$=akkoord]")).hasCount(0);

            hanna.goTo(provider.site, "/balie");
            assertThat(hanna.find(".tiles")).containsText("Bewaarverzoeken");
            hanna.press(".work a[href$=bewaring]");
            assertThat(hanna.find("main .card")).containsText("Esra Kaya");
            hanna.press("form[action$=akkoord] .button");
            assertThat(hanna.find(".notice-done")).containsText("wordt langer bewaard");
            assertThat(hanna.find(".empty")).containsText("Niemand vraagt iets");

            look(hanna, provider, email);
            assertThat(hanna.find(".dossier .notice"))
                    .containsText("Gevraagd door Esra Kaya, goedgevonden door Hanna Bakker");
            customer.goTo(provider.site, "/mijn/logboek");
            assertThat(customer.find(".log"))
                    .containsText("Twee medewerkers besloten dit langer te bewaren: Uw account");
            assertThat(customer.find(".log")).not().containsText("Hanna");

            hanna.find(".reveal summary").getByText("Vrijgeven").click();
            hanna.press("form[action$=vrijgave] .button");
            assertThat(hanna.find(".dossier .notice")).hasCount(0);
            for (var window : new Window[] {customer, esra, hanna}) {
                assertThat(window.complaints()).isEmpty();
            }
        }
    }
}
