package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a list that two read in to the call in which somebody says no. In a trial of its own. */
class AdvertisingJourneyTests {

    private static final Running RUNNING = Running.start();
    private static final Provider PROVIDER = Provider.VOIPEXPRESS;
    private static int number;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    private static Window staff(boolean scripts, String name, String password) {
        var window = scripts ? Window.open(RUNNING) : Window.withoutScripts(RUNNING);
        window.goTo(PROVIDER.site, "/balie/inloggen");
        window.fill("email", name + "@voorbeeld.example", "password", password);
        window.send();
        return window;
    }

    private static void choose(Window window, String list) {
        window.find("#lijst")
                .setInputFiles(new FilePayload("lijst.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
    }

    /** With scripts the page looks again by itself. */
    private static void awaitDone(Window window, boolean scripts) {
        if (scripts) {
            assertThat(window.find("#voortgang")).hasCount(0);
        } else {
            Customers.await(() -> {
                window.page().reload();
                return window.find("#voortgang").count() == 0;
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves({"ADV-2", "ADV-4"})
    void twoReadInAListAndWhoSaysNoDuringTheCallIsCalledNoMore(boolean scripts) {
        var list = "kanaal;e-mail;telefoon;voornaam;achternaam;tekst;gegeven-op;taal\n"
                + "telefoon;;+316400000%02d;Bram;Jansen;Bel mij met een aanbod.;2026-01-05;nl\n".formatted(++number)
                + "telefoon;;12;Chaima;El Amrani;Bel mij met een aanbod.;2026-01-05;nl\n";
        try (var ilse = staff(scripts, "ilse", "vier warme gewone woorden");
                var esra = staff(scripts, "esra", "vier stille gewone woorden")) {
            ilse.goTo(PROVIDER.site, "/balie/reclame");
            ilse.press("main a[href$=toestemmingen]");
            ilse.press("form[enctype] .button");
            assertThat(ilse.find("#lijst-error")).containsText("De eerste regel noemt niet precies");
            choose(ilse, list);
            ilse.press("form[enctype] .button");
            awaitDone(ilse, scripts);
            assertThat(ilse.find("main")).containsText("Een collega moet hetzelfde bestand inlezen");
            assertThat(ilse.find("tbody")).containsText("Het telefoonnummer is niet goed.");

            esra.goTo(PROVIDER.site, "/balie");
            esra.press(esra.find("main a:has-text('Een lijst met toestemmingen wacht')")
                    .last());
            choose(esra, list + "\n");
            esra.press("form[enctype] .button");
            assertThat(esra.find("#lijst-error")).containsText("Dit is niet het bestand dat is nagekeken");
            choose(esra, list);
            esra.press("form[enctype] .button");
            awaitDone(esra, scripts);
            assertThat(esra.find("main")).containsText("Deze lijst is ingelezen");

            ilse.goTo(PROVIDER.site, "/balie/reclame/bellijsten");
            ilse.fill("naam", "Voorjaar");
            ilse.press("main form .button");
            ilse.press("main a[href$=gesprek]");
            assertThat(ilse.find(".tasks h2")).hasText("Bram Jansen");
            ilse.press("button[value=nee]");
            assertThat(ilse.find(".notice-done")).containsText("Het nee is vastgelegd");
            assertThat(ilse.find("main")).containsText("Er is niemand meer om te bellen");
            assertThat(ilse.complaints()).isEmpty();
            assertThat(esra.complaints()).isEmpty();
        }
    }
}
