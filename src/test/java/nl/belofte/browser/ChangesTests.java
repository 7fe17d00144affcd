package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A customer changes what is held, and the way in. */
class ChangesTests {

    private static final Running RUNNING = Running.trial();
    private static final String OTHER_PASSWORD = "heel andere gewone woorden";

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"ACC-5", "RIG-3"})
    void aCorrectedNameHoldsAtOnce(Provider provider) {
        try (var window = Window.ofCustomer(RUNNING, provider, Customers.newAddress())) {
            window.press(".dossier a[href='/mijn/gegevens/name-and-address']");
            assertThat(window.find("[name='name-and-address.given-name']")).hasValue("Anna");
            window.fill("name-and-address.given-name", "Anna Maria", "name-and-address.house-number", "14 B");
            window.send();
            assertThat(window.find("[role=status]")).containsText("geldt meteen");
            assertThat(window.find(".dossier")).containsText("Anna Maria de Vries");
            assertThat(window.find(".dossier")).containsText("Kerkstraat 14 B");
            window.goTo(provider.site, "/mijn/logboek");
            assertThat(window.find(".log")).containsText("U wijzigde uw gegevens: Uw account");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"ACC-5", "RIG-3"})
    void everyCategoryOfTheAccountCanBeChangedByItsCustomer(Provider provider) {
        try (var window = Window.ofCustomer(RUNNING, provider, Customers.newAddress())) {
            var changes = window.find(".values .act a").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .toList();
            assertThat(changes).hasSize(window.find(".values > div").count());
            for (var change : changes) {
                window.goTo(provider.site, change);
                assertThat(window.find("main form .button")).isVisible();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"ACC-5", "RIG-3"})
    void aNewAddressCountsOnceItsMailboxHasProvedItself(Provider provider) {
        var old = Customers.newAddress();
        var fresh = Customers.newAddress();
        try (var window = Window.ofCustomer(RUNNING, provider, old);
                var elsewhere = Window.open(RUNNING)) {
            elsewhere.logIn(provider, old, Customers.PASSWORD);
            window.press(".dossier a[href='/mijn/e-mailadres']");
            window.fill("email", fresh, "password", Customers.PASSWORD);
            window.send();
            assertThat(window.heading()).hasText("Kijk in uw nieuwe postvak");
            assertThat(Customers.mailTo(RUNNING, old, "wordt gewijzigd"))
                    .contains("is een ander e-mailadres opgegeven")
                    .doesNotContain(fresh);

            window.openMail(fresh, "Bevestig uw nieuwe e-mailadres");
            window.press(window.linkInMail());
            assertThat(window.heading()).hasText("Is dit uw nieuwe adres?");
            elsewhere.goTo(provider.site, "/mijn");
            assertThat(elsewhere.dossier("Uw account")).containsText(old);
            assertThat(elsewhere.dossier("Een nieuw e-mailadres")).containsText(fresh);

            window.send();
            assertThat(window.heading()).hasText("Uw e-mailadres is gewijzigd");
            window.press("main a[href='/mijn']");
            assertThat(window.find(".dossier")).containsText(fresh);
            assertThat(window.find(".dossier")).not().containsText(old);
            elsewhere.goTo(provider.site, "/mijn");
            assertThat(elsewhere.heading()).hasText("Inloggen");
        }
        assertLogIn(provider, provider == Provider.IPCALL ? fresh : old, Customers.PASSWORD, true);
        assertThat(letterToReset(provider, fresh)).contains("bewijs=");
        if (provider == Provider.IPCALL) {
            assertLogIn(provider, old, Customers.PASSWORD, false);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("ACC-1")
    void aNewPasswordTakesThePlaceOfTheOldEverywhere(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.ofCustomer(RUNNING, provider, email);
                var elsewhere = Window.open(RUNNING)) {
            elsewhere.logIn(provider, email, Customers.PASSWORD);
            window.press(".dossier a[href='/mijn/wachtwoord']");
            window.fill("current", "niet mijn wachtwoord", "password", OTHER_PASSWORD);
            window.send();
            assertThat(window.find(".error-summary")).containsText("Dit is niet uw wachtwoord");
            window.fill("current", Customers.PASSWORD, "password", OTHER_PASSWORD);
            window.send();
            assertThat(window.find("[role=status]")).containsText("Uw nieuwe wachtwoord geldt");
            elsewhere.goTo(provider.site, "/mijn");
            assertThat(elsewhere.heading()).hasText("Inloggen");

            window.press(".header form button");
            window.goTo(provider.site, "/mijn");
            assertThat(window.heading()).hasText("Inloggen");
        }
        assertThat(Customers.mailTo(RUNNING, email)).contains("zojuist gewijzigd");
        assertLogIn(provider, email, Customers.PASSWORD, false);
        assertLogIn(provider, email, OTHER_PASSWORD, true);
    }

    @ParameterizedTest
    @EnumSource
    @Proves("ACC-1")
    void whoForgotThePasswordChoosesAnotherByMail(Provider provider) {
        var email = Customers.newAddress();
        Customers.register(RUNNING, Visitor.at(RUNNING, provider.site), email);
        try (var window = Window.open(RUNNING)) {
            window.goTo(provider.site, "/inloggen");
            window.press("main a[href='/wachtwoord-vergeten']");
            window.fill("email", email);
            window.send();
            assertThat(window.heading()).hasText("Kijk in uw e-mail");

            window.openMail(email, "Kies een nieuw wachtwoord");
            var link = window.linkInMail().getAttribute("href");
            window.press(window.linkInMail());
            window.fill("password", OTHER_PASSWORD);
            window.send();
            assertThat(window.heading()).hasText("Uw nieuwe wachtwoord geldt");
            window.page().navigate(link);
            assertThat(window.heading()).hasText("Deze link werkt niet meer");
        }
        assertLogIn(provider, email, Customers.PASSWORD, false);
        assertLogIn(provider, email, OTHER_PASSWORD, true);
    }

    private static void assertLogIn(Provider provider, String email, String password, boolean succeeds) {
        var answer = Customers.logIn(Visitor.at(RUNNING, provider.site), email, password);
        assertThat(answer.status()).isEqualTo(succeeds ? 303 : 422);
    }

    private static String letterToReset(Provider provider, String email) {
        Visitor.at(RUNNING, provider.site).post("/wachtwoord-vergeten", "email", email);
        return Customers.mailTo(RUNNING, email, "Kies een nieuw wachtwoord");
    }
}
