package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each right as people use it: a customer, somebody without an account, and somebody who says that he is another. Access and
 * portability have journeys of their own.
 */
class RightsJourneyTests {

    private static final Running RUNNING = Running.start();

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    private static Window esra(Provider provider) {
        return Window.ofStaff(RUNNING, provider, "esra@voorbeeld.example", "vier stille gewone woorden");
    }

    /** From the page of rights by its own link. */
    private static void choose(Window window, Provider provider, String link) {
        window.goTo(provider.site, "/mijn");
        window.press(window.find("main").getByText("Naar uw rechten"));
        window.press(window.find("main a").getByText(link).last());
    }

    private static void ask(Window window, Provider provider, String link, String text) {
        choose(window, provider, link);
        window.fill("tekst", text);
        window.send();
        assertThat(window.find("[role=status]")).containsText("Uw verzoek is binnen");
        assertThat(window.find(".ring-text")).containsText("dagen over");
    }

    private static void open(Window desk, Provider provider, String right) {
        desk.goTo(provider.site, "/balie");
        desk.press(desk.find(".nav").getByText("Rechten"));
        desk.press(desk.find(".queue a")
                .filter(new Locator.FilterOptions().setHasText(right))
                .first());
    }

    private static void answer(Window desk, String outcome, String text) {
        desk.find("#besluit").selectOption(outcome);
        desk.fill("antwoord", text);
        desk.press("form[action$=antwoord] .button");
        assertThat(desk.find(".letter")).containsText(text);
        assertThat(desk.find(".letter")).containsText("Autoriteit Persoonsgegevens");
        desk.press("button[name=versturen]");
        assertThat(desk.find("[role=status]")).containsText("De zaak is afgerond");
    }

    private static void assertQuiet(Window... windows) {
        for (var window : windows) {
            assertThat(window.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"RIG-1", "RIG-10", "COM-2"})
    void anExplanationIsAskedAndGiven(Provider provider) {
        var email = Customers.newAddress();
        try (var customer = Window.ofCustomer(RUNNING, provider, email);
                var desk = esra(provider)) {
            ask(customer, provider, "Uitleg vragen", "Wat weet u van mij, en waarom?");
            open(desk, provider, "Uitleg over uw gegevens");
            answer(desk, "granted", "Wij hebben uw account, om u te laten inloggen.");
            customer.openMail(email, "Antwoord op uw verzoek");
            assertThat(customer.find("main")).containsText("om u te laten inloggen");
            customer.press(customer.linkInMail());
            customer.send();
            assertThat(customer.find("main")).containsText("Wij deden wat u vroeg.");
            assertQuiet(customer, desk);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-3")
    void aWrongDetailIsCorrectedAtTheDesk(Provider provider) {
        var email = Customers.newAddress();
        try (var customer = Window.ofCustomer(RUNNING, provider, email);
                var desk = esra(provider)) {
            ask(customer, provider, "Om verbetering vragen", "Ik heet Anneke.");
            open(desk, provider, "Gegevens verbeteren");
            desk.press(desk.find(".ticket-side").getByText("Een gegeven verbeteren"));
            desk.press(desk.find("main .plain a").getByText("uw naam en adres").first());
            desk.fill("name-and-address.given-name", "Anneke");
            desk.send();
            assertThat(desk.find("[role=status]")).containsText("Verbeterd");
            answer(desk, "granted", "Uw naam is verbeterd.");
            customer.goTo(provider.site, "/mijn");
            customer.find(".masked summary").all().forEach(summary -> summary.click());
            assertThat(customer.find(".dossiers")).containsText("Anneke");
            assertQuiet(customer, desk);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-4")
    void whatCanGoGoesAndTheLetterSaysWhatStays(Provider provider) {
        var email = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, provider.site), email, "Kan ik mijn nummer meenemen?");
        try (var customer = Window.ofCustomer(RUNNING, provider, email)) {
            choose(customer, provider, "Zien wat gewist kan worden");
            assertThat(customer.find("main")).containsText("Er gebeurt pas iets als u op de knop drukt");
            customer.find("input[name=dossier]").first().check();
            customer.find("#zeker").check();
            customer.press(".button-danger");
            assertThat(customer.heading()).hasText("Gewist");
            assertThat(customer.find("main")).containsText("Dit verzoek");
            customer.openMail(email, "Uw verzoek is uitgevoerd");
            assertThat(customer.find("main")).containsText("er is nagekeken dat er niets van over is");
            customer.logIn(provider, email, Customers.PASSWORD);
            assertThat(customer.find(".error").first()).isVisible();
            assertQuiet(customer);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-6")
    void aConsentIsTakenBackAsEasilyAsItWasGiven(Provider provider) {
        var email = Customers.newAddress();
        try (var customer = Window.ofCustomer(RUNNING, provider, email)) {
            customer.goTo(provider.site, "/contact");
            customer.fill(Questions.answers(email, "Kan ik mijn nummer meenemen?"));
            customer.send();
            customer.goTo(provider.site, "/mijn/privacy");
            customer.press("form[action$=intrekking] .button");
            assertThat(customer.find("[role=status]")).containsText("Uw toestemming is ingetrokken");
            assertThat(customer.find("main")).containsText("nu nergens toestemming voor gegeven");
            customer.goTo(provider.site, "/mijn/vragen");
            assertThat(customer.find("main")).not().containsText("Kan ik mijn nummer meenemen");
            assertQuiet(customer);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-7")
    void whatIsOnHoldIsSeenByNobodyElse(Provider provider) {
        var email = Customers.newAddress();
        try (var customer = Window.ofCustomer(RUNNING, provider, email);
                var desk = Window.ofDirk(RUNNING, provider)) {
            customer.goTo(provider.site, "/contact");
            customer.fill(Questions.answers(email, "Kan ik mijn nummer meenemen?"));
            customer.send();
            choose(customer, provider, "Een gebruik stilleggen");
            customer.find("input[name=dossier]").last().check();
            customer.find("input[name=reden][value=claim]").check();
            customer.press("main form .button");
            assertThat(customer.find("[role=status]")).containsText("Dit gebruik ligt stil");
            desk.goTo(provider.site, "/balie/vragen");
            assertThat(desk.find("main")).not().containsText(email);
            choose(customer, provider, "Een gebruik stilleggen");
            customer.press(customer.find("form[action$=einde] .button").first());
            assertThat(customer.find("[role=status]")).containsText("ligt niet meer stil");
            assertQuiet(customer, desk);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-8")
    void aNoToOffersNeedsNoReason(Provider provider) {
        var email = Customers.newAddress();
        try (var customer = Window.ofCustomer(RUNNING, provider, email)) {
            customer.goTo(provider.site, "/mijn/privacy");
            customer.press("a[href$='/mijn/privacy/bezwaar']");
            customer.find("input[value=advertising]").check();
            customer.send();
            assertThat(customer.find("[role=status]")).containsText("Uw bezwaar geldt vanaf nu");
            customer.openMail(email, "Uw verzoek is uitgevoerd");
            assertQuiet(customer);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"COM-1", "COM-2"})
    void aComplaintIsAnsweredByAHuman(Provider provider) {
        var email = Customers.newAddress();
        try (var customer = Window.ofCustomer(RUNNING, provider, email);
                var desk = esra(provider)) {
            ask(customer, provider, "Een klacht indienen", "U belde mij om acht uur.");
            assertThat(customer.find(".mine-side")).containsText("Autoriteit Persoonsgegevens");
            open(desk, provider, "Een klacht");
            answer(desk, "granted", "Wij bellen u niet meer voor negen uur.");
            customer.openMail(email, "Antwoord op uw verzoek");
            assertThat(customer.find("main")).containsText("niet meer voor negen uur");
            assertQuiet(customer, desk);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"RIG-2", "RIG-9", "RIG-11"})
    void whoHasNoAccountReadsWhatIsHeldByTheMailbox(Provider provider) {
        var email = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, provider.site), email, "Kan ik mijn nummer meenemen?");
        try (var stranger = Window.open(RUNNING)) {
            stranger.goTo(provider.site, "/");
            stranger.press(stranger.find(".footer").getByText("Uw rechten"));
            stranger.find("input[value=access]").check();
            stranger.fill("email", email);
            stranger.send();
            assertThat(stranger.heading()).hasText("Kijk in uw mailbox");
            stranger.openMail(email, "Bevestig uw verzoek");
            stranger.press(stranger.linkInMail());
            stranger.send();
            assertThat(stranger.page()).hasURL(Pattern.compile(".*/mijn/privacy/inzage"));
            stranger.press(".report-ways .button >> nth=0");
            assertThat(stranger.find("main")).containsText("Kan ik mijn nummer meenemen?");
            assertThat(stranger.find("main")).containsText("Dit is alles wat wij u nu mogen laten zien.");
            assertQuiet(stranger);
        }
    }

    /** One way in leads to all of them. */
    @ParameterizedTest
    @EnumSource
    @Proves({"RIG-3", "RIG-4", "RIG-5", "RIG-6", "RIG-7", "RIG-8", "RIG-9", "COM-1"})
    void whoHasNoAccountUsesEveryRightByTheMailbox(Provider provider) {
        var email = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, provider.site), email, "Kan ik mijn nummer meenemen?");
        Questions.ask(Visitor.at(RUNNING, provider.site), email, "Wat kost een tweede nummer?");
        try (var stranger = Window.open(RUNNING)) {
            stranger.goTo(provider.site, "/privacy/verzoek");
            stranger.find("input[value=explanation]").check();
            stranger.fill("email", email);
            stranger.send();
            stranger.openMail(email, "Bevestig uw verzoek");
            stranger.press(stranger.linkInMail());
            stranger.send();
            assertThat(stranger.find("[role=status]")).containsText("Uw verzoek is bevestigd");

            for (var right : new String[] {"rectification", "complaint"}) {
                stranger.goTo(provider.site, "/mijn/privacy/vragen/" + right);
                stranger.fill("tekst", "Mijn naam staat er verkeerd.");
                stranger.send();
                assertThat(stranger.find("[role=status]")).containsText("Uw verzoek is binnen");
            }
            stranger.goTo(provider.site, "/mijn/privacy/bezwaar");
            stranger.find("input[value=advertising]").check();
            stranger.send();
            assertThat(stranger.find("[role=status]")).containsText("Uw bezwaar geldt");

            stranger.goTo(provider.site, "/mijn/privacy/meenemen");
            var file = stranger.page()
                    .waitForDownload(() ->
                            stranger.find("main").getByText("ZIP downloaden").click());
            assertThat(file.suggestedFilename()).endsWith(".zip");

            stranger.goTo(provider.site, "/mijn/privacy");
            assertThat(stranger.find("form[action$=intrekking]")).hasCount(2);
            stranger.press(stranger.find("form[action$=intrekking] .button").first());
            assertThat(stranger.find("form[action$=intrekking]")).hasCount(1);

            stranger.goTo(provider.site, "/mijn/privacy/beperking");
            stranger.find("input[name=dossier]").first().check();
            stranger.find("input[name=reden][value=unlawful]").check();
            stranger.press("main form .button");
            assertThat(stranger.find("[role=status]")).containsText("Dit gebruik ligt stil");

            stranger.goTo(provider.site, "/mijn/privacy/wissen");
            stranger.find("input[name=dossier]").first().check();
            stranger.find("#zeker").check();
            stranger.press(".button-danger");
            assertThat(stranger.heading()).hasText("Gewist");
            assertThat(stranger.find("main")).containsText("Dit blijft, en waarom");
            assertQuiet(stranger);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-9")
    void whoSaysThatHeIsAnotherGetsNothing(Provider provider) {
        var email = Customers.newAddress();
        Customers.register(RUNNING, Visitor.at(RUNNING, provider.site), email);
        try (var bram = Window.ofCustomer(RUNNING, provider, Customers.newAddress())) {
            bram.goTo(provider.site, "/privacy/verzoek");
            bram.find("input[value=access]").check();
            bram.fill("email", email, "tekst", "Ik ben Anna.");
            bram.send();
            assertThat(bram.heading()).hasText("Kijk in uw mailbox");
            bram.goTo(provider.site, "/mijn/privacy");
            assertThat(bram.find(".my-requests")).hasCount(0);
            bram.goTo(provider.site, "/privacy/verzoek/openen?bewijs=" + "A".repeat(43));
            assertThat(bram.heading()).hasText("Deze link werkt niet meer");
        }
    }
}
