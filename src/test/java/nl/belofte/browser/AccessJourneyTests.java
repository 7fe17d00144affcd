package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** A customer sees exactly which data it is: on the page, on paper and in a file. */
class AccessJourneyTests {

    private static final Running RUNNING = Running.trial();

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-2")
    void allThatIsHeldCanBeReadAndTakenHome(Provider provider) throws IOException {
        var email = Customers.newAddress();
        try (var window = Window.ofCustomer(RUNNING, provider, email)) {
            window.goTo(provider.site, "/mijn/privacy/inzage");
            window.press(".report-ways .button >> nth=0");
            var account = window.find(".report-item").first();
            assertThat(account.locator("h3")).hasText("Uw account");
            assertThat(account).containsText("Anna de Vries");
            assertThat(account).containsText(email);
            assertThat(account).containsText("de uitvoering van de overeenkomst met u");
            assertThat(account).containsText("zes maanden nadat u uw account hebt opgeheven");
            assertThat(window.find(".log")).containsText("U begon een dossier: Uw account");
            assertThat(window.find(".report-whole")).containsText("Dit is alles wat wij u nu mogen laten zien.");

            window.goTo(provider.site, "/mijn/privacy/inzage");
            var json = new JsonMapper().readTree(Files.readString(download(window, "JSON downloaden")));
            assertThat(json.at("/dossiers/0/data/email/email").asString()).isEqualTo(email);
            assertThat(json.at("/dossiers/0/data/name-and-address/postcode").asString())
                    .isEqualTo("3911 AB");
            assertThat(Files.readAllBytes(download(window, "PDF downloaden"))).startsWith("%PDF".getBytes());
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static Path download(Window window, String button) {
        return window.page()
                .waitForDownload(() -> window.page().getByText(button).click())
                .path();
    }
}
