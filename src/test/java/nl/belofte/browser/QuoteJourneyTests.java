package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.Test;

/** A quote from the form to yes. */
class QuoteJourneyTests {

    private static final Running RUNNING = Running.start();
    private static final Provider PROVIDER = Provider.VOIPEXPRESS;

    @Test
    @Proves("CON-6")
    void whoAsksForAQuoteGetsOneAndSaysYesByItsLink() {
        var email = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, PROVIDER.site), email, "Wat kosten drie nummers met een centrale?");
        try (var window = Window.open(RUNNING);
                var desk = Window.ofDirk(RUNNING, PROVIDER)) {
            desk.goTo(PROVIDER.site, "/balie/vragen");
            desk.press(desk.find(".queue a").last());
            desk.press("a[href$=offerte]");
            desk.fill("tekst-1", "Telefoonnummer", "aantal-1", "3", "prijs-1", "12,50");
            desk.find("[name=btw-1]").selectOption("21");
            desk.press("main form .button");
            assertThat(desk.find(".conversation")).containsText("Wij stuurden een offerte");

            window.openMail(email, "offerte");
            window.press(window.linkInMail());
            assertThat(window.find("main")).containsText("Telefoonnummer");
            assertThat(window.find("main")).containsText("45,38");
            window.press("form[action$=akkoord] .button");
            assertThat(window.find("main")).containsText("U hebt deze offerte aangenomen.");

            desk.page().reload();
            assertThat(desk.find("main")).containsText("nam de offerte aan");
            assertThat(window.complaints()).isEmpty();
            assertThat(desk.complaints()).isEmpty();
        }
    }
}
