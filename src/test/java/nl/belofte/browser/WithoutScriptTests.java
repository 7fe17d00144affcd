package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import nl.belofte.Customers;
import nl.belofte.Running;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything works in a browser that runs no scripts. */
class WithoutScriptTests {

    private static final Running RUNNING = Running.trial();

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @ParameterizedTest
    @EnumSource
    void aVisitorRegistersLogsInAndSeesWhatIsHeld(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.withoutScripts(RUNNING)) {
            window.goTo(provider.site, "/registreren");
            window.send();
            assertThat(window.find(".error-summary")).isVisible();
            window.fill(Customers.answers(email));
            window.send();
            assertThat(window.heading()).hasText("Kijk in uw e-mail");
            window.openMail(email, "Bevestig");
            window.press(window.linkInMail());
            window.send();
            window.logIn(provider, email, Customers.PASSWORD);
            window.click(window.find(".masked summary").first());
            assertThat(window.find(".masked").first()).hasAttribute("open", "");
            window.press(".header form button");
            assertThat(window.find(".header a[href='/inloggen']")).isVisible();
        }
    }

    @Test
    void theClockIsTurnedByItsForm() {
        var today = RUNNING.today();
        try (var window = Window.withoutScripts(RUNNING)) {
            window.goToTrial("/");
            window.press(".clock-form button[value='1d']");
            assertThat(window.find("#datum")).hasValue(today.plusDays(1).toString());
            window.find("#datum").fill(today.plusDays(5).toString());
            window.press(".clock-form .button");
            assertThat(window.find("#datum")).hasValue(today.plusDays(5).toString());
        }
        assertThat(RUNNING.today()).isEqualTo(today.plusDays(5));
    }
}
