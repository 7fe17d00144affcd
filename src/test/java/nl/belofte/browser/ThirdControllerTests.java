package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A third controller is a folder: nothing else is needed for its site to serve, register and erase. */
class ThirdControllerTests {

    private static final String SITE = "derde.example";
    private static Running running;

    @BeforeAll
    static void start() {
        var folder = ControllersFolder.copy();
        folder.add("derde", "ipcall", "ipcall.me B.V.", "Derde B.V.", "ipcall.me", SITE, "ipcall", "derde");
        running = folder.start();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void itsSiteServesUnderItsOwnName() {
        try (var window = Window.open(running)) {
            window.goTo(SITE, "/");
            assertThat(window.find(".wordmark")).hasText(SITE);
            assertThat(window.find(".footer")).containsText("Derde B.V.");
            window.press(".footer a[href='/privacy']");
            assertThat(window.find("#ACC-4")).containsText("zes maanden nadat u uw account hebt opgeheven");
            assertThat(window.page().content()).doesNotContain("ipcall").doesNotContain("voipexpress");
            window.goToTrial("/");
            assertThat(window.find(".site-links a")).hasCount(10);
        }
    }

    @Test
    void itsCustomersRegisterAndAreErased() {
        var inside = Inside.of(running);
        var email = Customers.newAddress();
        var id = inside.opened("account", () -> Customers.register(running, Visitor.at(running, SITE), email))
                .getFirst();
        try (var window = Window.open(running)) {
            window.goTo(SITE, "/inloggen");
            window.fill("name", email, "password", Customers.PASSWORD);
            window.send();
            assertThat(window.heading()).hasText("Mijn gegevens");
            window.press(".dossier a[href='/mijn/opheffing']");
            window.fill("password", Customers.PASSWORD);
            window.send();
            assertThat(window.heading()).hasText("Uw account is opgeheven");
        }
        var day = running.today().plusMonths(6);
        running.turnTo(day.minusDays(1));
        assertThat(inside.leftOf(id)).isPositive();
        running.turnTo(day);
        assertThat(inside.leftOf(id)).isZero();
    }
}
