package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import nl.belofte.Customers;
import nl.belofte.proof.Proves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A version of the statement comes into force on its date; the ones before it stay where they were. */
class StatementVersionsTests {

    private static final Map<Provider, String> BEFORE =
            Map.of(Provider.IPCALL, "2022-06-29", Provider.VOIPEXPRESS, "2018-05-24");

    @ParameterizedTest
    @EnumSource
    @Proves("CHA-1")
    void aNewVersionBindsFromTheDateOnItsTop(Provider provider) {
        var clock = Clock.system(ZoneId.of("Europe/Amsterdam"));
        // Two days off, so that a midnight during the test takes nothing away from it.
        var date = LocalDate.now(clock).plusDays(2);
        var before = BEFORE.get(provider);
        var folder = ControllersFolder.copy();
        folder.addVersion(
                provider.controller,
                date.toString(),
                before,
                "version: " + before,
                "version: " + date,
                "keep: 6 months after closed",
                "keep: 4 months after closed");
        var running = folder.start();
        var email = Customers.newAddress();
        try (var window = Window.ofCustomer(running, provider, email)) {
            window.goTo(provider.site, "/privacy");
            assertThat(top(window)).isEqualTo(before);
            assertThat(window.find("#ACC-4")).containsText("zes maanden");
            running.turnTo(date.minusDays(1));
            window.goTo(provider.site, "/privacy");
            assertThat(top(window)).isEqualTo(before);

            running.turnTo(date);
            window.goTo(provider.site, "/privacy");
            assertThat(top(window)).isEqualTo(date.toString());
            assertThat(window.find("#ACC-4")).containsText("vier maanden");
            assertThat(window.find(".statement-head .notice")).hasCount(0);
            window.press("#contact-us a[href='/privacy/%s']".formatted(before));
            assertThat(top(window)).isEqualTo(before);
            assertThat(window.find("#ACC-4")).containsText("zes maanden");
            assertThat(window.find(".statement-head .notice")).containsText("niet de versie die nu geldt");

            // What was opened before stays under the version of then.
            window.logIn(provider, email, Customers.PASSWORD);
            assertThat(window.find(".dossier a[href='/privacy/%s#ACC-4']".formatted(before)))
                    .hasCount(1);

            window.goTo(provider.site, "/en/privacy/" + date);
            assertThat(top(window)).isEqualTo(date.toString());
        } finally {
            running.close();
        }
    }

    private static String top(Window window) {
        return window.find("h1 + .statement-date time").getAttribute("datetime");
    }
}
