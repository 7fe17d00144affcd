package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.proof.Proves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Staff look at a customer, each as far as the role goes; and somebody looks at who looked. */
class LookingTests {

    private static final Running RUNNING = Running.start();

    private static void search(Window desk, Provider provider, String typed) {
        desk.goTo(provider.site, "/balie/klanten");
        desk.fill("zoek", typed);
        desk.press(".search .button");
    }

    @ParameterizedTest
    @EnumSource
    @Proves("SEC-2")
    void supportSeesWhatItsWorkNeedsAndTheDoorsOfOthersStayShut(Provider provider) {
        var email = Customers.newAddress();
        try (var customer = Window.ofCustomer(RUNNING, provider, email);
                var support = Window.ofDirk(RUNNING, provider)) {
            search(support, provider, email);
            assertThat(support.heading()).hasText("Anna de Vries");
            assertThat(support.find(".dossier")).containsText(email);
            assertThat(support.path()).doesNotContain("@");

            support.goTo(provider.site, "/balie/inzage");
            assertThat(support.heading()).hasText("Dit hoort niet bij uw rol");
            assertThat(support.find("nav")).not().containsText("Inzage");

            customer.goTo(provider.site, "/mijn/logboek");
            assertThat(customer.find(".log").first())
                    .containsText("Een medewerker (klantenservice) las uw gegevens: Uw account");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("SEC-2")
    void aPrivacyOfficerFindsWhoLookedAndSaysWhyToLookWider(Provider provider) {
        var email = Customers.newAddress();
        try (var customer = Window.ofCustomer(RUNNING, provider, email);
                var support = Window.ofDirk(RUNNING, provider);
                var officer =
                        Window.ofStaff(RUNNING, provider, "esra@voorbeeld.example", "vier stille gewone woorden")) {
            search(support, provider, email);
            support.goTo(provider.site, "/balie/inzage");

            search(officer, provider, email);
            assertThat(officer.heading()).hasText("Naam niet voor uw rol");
            assertThat(officer.find(".dossier")).not().containsText(email);
            assertThat(officer.find(".log")).containsText("Dirk Smit (klantenservice) las: account");

            officer.find(".reveal summary").first().click();
            officer.press("form[action$=verder] .button");
            assertThat(officer.find(".error-summary")).containsText("Kies waarom u verder moet kijken.");
            assertThat(officer.find(".dossier")).not().containsText(email);
            officer.find("select").first().selectOption("complaint");
            officer.press("form[action$=verder] .button");
            assertThat(officer.find(".dossier")).containsText(email);

            officer.goTo(provider.site, "/balie/inzage");
            var dirk = officer.find(".members .card").filter(new Locator.FilterOptions().setHasText("Dirk Smit"));
            assertThat(dirk).containsText("Keer geweigerd: ");
            officer.press(dirk.locator("h2 a"));
            assertThat(officer.find(".log")).containsText("wilde lezen en kreeg niet: verzoek over gegevens");
            assertThat(officer.find(".log")).containsText("zocht een klant");

            customer.goTo(provider.site, "/mijn/logboek");
            assertThat(customer.find(".log"))
                    .containsText("Een medewerker (privacyfunctionaris) keek verder dan het eigen werk");
            assertThat(customer.find(".log")).containsText("De reden: u had een klacht");
            assertThat(customer.find(".log")).not().containsText("Esra");
            assertThat(customer.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("SEC-2")
    void supportLooksAlongAndChangesNothing(Provider provider) {
        var email = Customers.newAddress();
        try (var customer = Window.ofCustomer(RUNNING, provider, email);
                var support = Window.ofDirk(RUNNING, provider)) {
            search(support, provider, email);
            support.find(".along-ask summary").click();
            support.find(".along-ask select").selectOption("telephone");
            support.press(".along-ask .button");
            assertThat(support.heading()).hasText("Mijn gegevens");
            assertThat(support.find(".along-line")).containsText("U kijkt mee met een klant.");

            support.press(support.find(".dossier-foot a"));
            assertThat(support.heading()).hasText("Dit doet alleen de klant zelf");
            support.press(".along-line .button");
            assertThat(support.heading()).hasText("Anna de Vries");

            customer.goTo(provider.site, "/mijn/logboek");
            assertThat(customer.find(".log")).containsText("keek met u mee in uw portaal");
        }
    }

    @ParameterizedTest
    @EnumSource
    void bookkeepingSeesWhatItBooksAndTheRestStaysSealed(Provider provider) {
        var email = Customers.newAddress();
        try (var _ = Window.ofCustomer(RUNNING, provider, email);
                var books = Window.ofStaff(RUNNING, provider, "femke@voorbeeld.example", "vier ronde gewone woorden")) {
            books.goTo(provider.site, "/balie/vragen");
            assertThat(books.heading()).hasText("Dit hoort niet bij uw rol");

            search(books, provider, email);
            if (provider == Provider.VOIPEXPRESS) {
                assertThat(books.find(".dossier"))
                        .containsText("Niet geopend, want niet nodig voor uw werk: Telefoonnummer");
            } else {
                assertThat(books.find(".empty")).containsText("Niemand gevonden");
            }
        }
    }
}
