package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The newsletter from the form to the day on which nobody wants it any more. In a trial of its own, whose clock is turned. */
class NewsletterJourneyTests {

    private static final Running RUNNING = Running.start();
    private static final Inside INSIDE = Inside.of(RUNNING);
    private static final Provider I = Provider.IPCALL;

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static void subscribe(Window window, String email) {
        window.goTo(I.site, "/nieuwsbrief");
        window.fill(SignUps.answers(email));
        window.send();
        assertThat(window.heading()).hasText("Kijk in uw e-mail");
        window.openMail(email, "Bevestig uw aanmelding");
        window.press(window.linkInMail());
        assertThat(window.heading()).hasText("Wilt u de nieuwsbrief?");
        window.send();
        assertThat(window.heading()).hasText("U krijgt de nieuwsbrief");
        window.openMail(email, "U krijgt de nieuwsbrief");
        assertThat(window.page().frameLocator("iframe").locator(".button"))
                .hasText(new String[] {"Afmelden", "Kies wat u krijgt"});
    }

    @Test
    @Proves({"NEW-1", "NEW-2", "NEW-3"})
    void nobodyIsSubscribedBeforeTheMailboxSaysYesAndUnsubscribingErasesAtOnce() {
        var email = Customers.newAddress();
        try (var window = Window.open(RUNNING)) {
            assertThat(INSIDE.opened(
                            "newsletter", () -> SignUps.send(Visitor.at(RUNNING, I.site), Customers.newAddress())))
                    .as("nobody confirmed it")
                    .isEmpty();
            var dossiers = INSIDE.opened("newsletter", () -> subscribe(window, email));
            assertThat(dossiers).hasSize(1);
            var dossier = dossiers.getFirst();
            assertThat(INSIDE.basis(dossier)).isEqualTo("consent");
            assertThat(INSIDE.categories(dossier)).containsExactlyInAnyOrder("name-and-address", "email");

            window.press(window.linkInMail());
            assertThat(window.heading()).hasText("Afmelden");
            assertThat(INSIDE.leftOf(dossier))
                    .as("opening the link does nothing")
                    .isPositive();
            window.send();
            assertThat(window.heading()).hasText("U bent afgemeld");
            assertThat(INSIDE.leftOf(dossier)).isZero();
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    @Proves({"RIG-6", "CON-3"})
    void aYesIsTakenBackByOneSwitchWhereItIsShownAsItWasGiven() {
        var email = Customers.newAddress();
        try (var window = Window.withoutScripts(RUNNING)) {
            var dossier =
                    INSIDE.opened("newsletter", () -> subscribe(window, email)).getFirst();
            window.press(window.linksInMail().last());
            assertThat(window.heading()).hasText("Wat u van ons krijgt");
            window.press("[aria-labelledby=toestemmingen] a");
            assertThat(window.find(".agreed")).containsText("Vindt u goed dat ipcall.me B.V. u de nieuwsbrief mailt");
            assertThat(window.find(".agreed")).containsText("Ja, dat vind ik goed");
            window.press(".back a");
            window.press("#newsletter-email button");
            assertThat(window.find("[role=status]")).containsText("Het staat uit.");
            assertThat(window.find("#newsletter-email .badge")).hasText("uit");
            assertThat(INSIDE.leftOf(dossier)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"ADV-3", "RIG-8"})
    void aCustomerSwitchesEachWayOffAndItCountsAtOnce(Provider provider) {
        try (var window = Window.ofCustomer(RUNNING, provider, Customers.newAddress())) {
            window.goTo(provider.site, "/mijn/berichten");
            assertThat(window.find("#advertising-email .badge")).hasText("uit");
            window.find("#advertising-email summary").click();
            window.press(window.find("#advertising-email form:has([value=aan]) button"));
            assertThat(window.find("#advertising-email .badge")).hasText("aan");
            window.press("#advertising-email button");
            assertThat(window.find("#advertising-email .badge")).hasText("uit");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void whoIsNewToUsFindsNoNewsletterWhereNoneIsPromised() {
        try (var window = Window.open(RUNNING)) {
            window.goTo(Provider.VOIPEXPRESS.site, "/");
            assertThat(window.find("a[href$='/nieuwsbrief']")).hasCount(0);
            window.goTo(Provider.VOIPEXPRESS.site, "/nieuwsbrief");
            assertThat(window.heading()).containsText("niet");
        }
    }
}
