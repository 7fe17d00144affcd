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

/** Each right of somebody who writes or telephones and never signs in: done at the desk, and told truly. */
class DeskRightsJourneyTests {

    private static final Running RUNNING = Running.start();

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    /** Somebody asked a question once, and has no account. */
    private static String asker(Provider provider) {
        var email = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, provider.site), email, "Kan ik mijn nummer meenemen?");
        return email;
    }

    /** Somebody has an account and is not signed in. */
    private static String accountHolder(Provider provider) {
        var email = Customers.newAddress();
        Customers.register(RUNNING, Visitor.at(RUNNING, provider.site), email);
        return email;
    }

    /** Esra at the case of what this customer asked, who she knows by now. */
    private static Window caseOf(Provider provider, String email, String right, String source) {
        var desk = Window.ofStaff(RUNNING, provider, "esra@voorbeeld.example", "vier stille gewone woorden");
        desk.goTo(provider.site, "/balie/klanten");
        desk.fill("zoek", email);
        desk.send();
        desk.press(desk.find("main").getByText("Verzoek over gegevens opschrijven"));
        desk.fill("recht", right, "bron", source, "tekst", "Vroeg hierom.");
        desk.send();
        assertThat(desk.heading()).hasText("Opgeschreven");
        var written = desk.find("main").textContent();
        var reference = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}").matcher(written);
        assertThat(reference.find()).as(written).isTrue();
        desk.goTo(provider.site, "/balie/rechten?kenmerk=" + reference.group());
        assertThat(desk.find(".ticket-side")).containsText("zodra duidelijk is wie het vraagt");
        desk.find(".ticket-side summary")
                .filter(new Locator.FilterOptions().setHasText("Ik weet wie het is"))
                .click();
        desk.fill("identiteit", "Teruggebeld op het nummer dat wij hebben.");
        desk.press("form[action$=identiteit] .button");
        return desk;
    }

    private static void start(Window desk, String act) {
        desk.press(desk.find(".ticket-side").getByText(act));
    }

    private static void assertDone(Window desk, String words) {
        assertThat(desk.find("[role=status]")).containsText(words);
    }

    private static void answer(Window desk, String text) {
        desk.find("#besluit").selectOption("granted");
        desk.fill("antwoord", text);
        desk.press("form[action$=antwoord] .button");
        assertThat(desk.find(".letter")).containsText(text);
        desk.press("button[name=versturen]");
        assertThat(desk.find("[role=status]")).containsText("De zaak is afgerond");
    }

    /** By the link in the answer, at the case. */
    private static void read(Window reader, String email, String... words) {
        reader.openMail(email, "Antwoord op uw verzoek");
        reader.press(reader.linkInMail());
        reader.send();
        assertThat(reader.find("main")).containsText("Wij deden wat u vroeg.");
        for (var each : words) {
            assertThat(reader.find("main")).containsText(each);
        }
    }

    private static void assertQuiet(Window... windows) {
        for (var window : windows) {
            assertThat(window.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"RIG-2", "RIG-9", "RIG-11"})
    void whoTelephonesReadsWhatIsHeldByALinkInHisMailbox(Provider provider) {
        var email = asker(provider);
        try (var desk = caseOf(provider, email, "access", "telephone");
                var person = Window.open(RUNNING)) {
            start(desk, "Overzicht of pakket geven");
            assertThat(desk.find(".letter")).containsText("Uw overzicht staat klaar");
            assertThat(desk.find("main")).not().containsText("Kan ik mijn nummer meenemen");
            desk.send();
            assertDone(desk, "De link is onderweg");
            person.openMail(email, "staat klaar");
            person.press(person.linkInMail());
            person.send();
            person.press(person.find("main").getByText("Naar mijn overzicht"));
            person.press(".report-ways .button >> nth=0");
            assertThat(person.find("main")).containsText("Kan ik mijn nummer meenemen?");
            assertThat(person.find("main")).containsText("Dit is alles wat wij u nu mogen laten zien.");
            answer(desk, "U kreeg een link naar uw overzicht.");
            read(person, email, "Gedaan op uw verzoek", "Naar mijn overzicht");
            assertQuiet(desk, person);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"RIG-5", "RIG-9", "RIG-11"})
    void whoWritesTakesAlongWhatHeGaveByALinkInHisMailbox(Provider provider) {
        var email = asker(provider);
        try (var desk = caseOf(provider, email, "portability", "mail");
                var person = Window.open(RUNNING)) {
            start(desk, "Overzicht of pakket geven");
            desk.send();
            assertDone(desk, "De link is onderweg");
            person.openMail(email, "staat klaar");
            person.press(person.linkInMail());
            person.send();
            person.press(person.find("main").getByText("Naar mijn pakket"));
            var file = person.page()
                    .waitForDownload(() ->
                            person.find("main").getByText("ZIP downloaden").click());
            assertThat(file.suggestedFilename()).endsWith(".zip");
            answer(desk, "U kreeg een link naar uw pakket.");
            assertQuiet(desk, person);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"RIG-3", "RIG-11"})
    void whoWritesHasADetailCorrected(Provider provider) {
        var email = asker(provider);
        try (var desk = caseOf(provider, email, "rectification", "mail");
                var person = Window.open(RUNNING)) {
            start(desk, "Een gegeven verbeteren");
            desk.press(desk.find("main .plain a").getByText("uw naam en adres").first());
            desk.fill("name-and-address.given-name", "Anneke");
            desk.send();
            assertDone(desk, "Verbeterd");
            answer(desk, "Uw naam is verbeterd.");
            read(person, email, "Verbeterd: Naam en adres");
            assertQuiet(desk, person);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"RIG-4", "RIG-11", "ACC-4"})
    void whoTelephonesHasTheAccountClosedAndErased(Provider provider) {
        var email = accountHolder(provider);
        try (var desk = caseOf(provider, email, "erasure", "telephone");
                var person = Window.open(RUNNING)) {
            start(desk, "Account opheffen");
            desk.send();
            assertDone(desk, "Het account is opgeheven");
            start(desk, "Dossiers wissen");
            desk.find("input[name=dossier]").first().check();
            desk.press(".button-danger");
            assertDone(desk, "Gewist, en nagekeken");
            answer(desk, "Uw account is gewist.");
            read(person, email, "Uw account is opgeheven", "Op uw verzoek is dit gewist");
            person.logIn(provider, email, Customers.PASSWORD);
            assertThat(person.find(".error").first()).isVisible();
            assertQuiet(desk, person);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"RIG-6", "RIG-11"})
    void whoTelephonesTakesAConsentBack(Provider provider) {
        var email = asker(provider);
        try (var desk = caseOf(provider, email, "withdrawal", "telephone");
                var person = Window.open(RUNNING)) {
            start(desk, "Toestemming intrekken");
            desk.find("input[name=wat]").first().check();
            desk.send();
            assertDone(desk, "De toestemming is ingetrokken");
            answer(desk, "Uw toestemming is ingetrokken.");
            read(person, email, "Wat erop stond, is gewist");
            desk.goTo(provider.site, "/balie/vragen");
            assertThat(desk.find("main")).not().containsText(email);
            assertQuiet(desk, person);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"RIG-7", "RIG-11"})
    void whoWritesHasAUseRestricted(Provider provider) {
        var email = asker(provider);
        try (var desk = caseOf(provider, email, "restriction", "mail");
                var dirk = Window.ofDirk(RUNNING, provider);
                var person = Window.open(RUNNING)) {
            start(desk, "Gebruik stilleggen");
            desk.send();
            assertThat(desk.find(".error").first()).isVisible();
            desk.find("input[name=wat]").all().forEach(Locator::check);
            desk.find("input[name=reden][value=claim]").check();
            desk.send();
            assertDone(desk, "Het ligt stil vanaf nu");
            dirk.goTo(provider.site, "/balie/vragen");
            assertThat(dirk.find("main")).not().containsText(email);
            answer(desk, "Wij bewaren het en doen er verder niets mee.");
            read(person, email, "Dit ligt stil vanaf nu");
            assertQuiet(desk, dirk, person);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"RIG-8", "RIG-11", "ADV-3"})
    void whoTelephonesIsNotApproachedAnyMore(Provider provider) {
        var email = accountHolder(provider);
        try (var desk = caseOf(provider, email, "objection", "telephone");
                var person = Window.open(RUNNING)) {
            start(desk, "Bezwaar vastleggen");
            desk.find("input[value=advertising]").check();
            desk.send();
            assertDone(desk, "Het bezwaar geldt vanaf nu");
            answer(desk, "U krijgt geen aanbiedingen meer.");
            read(person, email, "Uw bezwaar geldt vanaf nu");
            person.goTo(provider.site, "/mijn/privacy/bezwaar");
            assertThat(person.find("main")).containsText("Hier zei u al nee tegen");
            assertQuiet(desk, person);
        }
    }

    /** There was nothing to do: the letter says that, and not that we did something. */
    @ParameterizedTest
    @EnumSource
    @Proves({"RIG-8", "RIG-10"})
    void whereNothingWasDoneTheLetterSaysSo(Provider provider) {
        var email = accountHolder(provider);
        try (var desk = caseOf(provider, email, "objection", "telephone");
                var person = Window.open(RUNNING)) {
            desk.find("#besluit").selectOption("granted");
            desk.fill("antwoord", "Gedaan.");
            desk.press("form[action$=antwoord] .button");
            assertThat(desk.find("#besluit-error")).containsText("nog niets uitgevoerd");
            desk.find("#niet-nodig").check();
            desk.fill("antwoord", "Wij sturen u nooit aanbiedingen.");
            desk.press("form[action$=antwoord] .button");
            assertThat(desk.find(".letter")).containsText("hoefden wij niets te doen");
            desk.press("button[name=versturen]");
            assertThat(desk.find("[role=status]")).containsText("De zaak is afgerond");
            person.openMail(email, "Antwoord op uw verzoek");
            person.press(person.linkInMail());
            person.send();
            assertThat(person.find("main")).containsText("Wij hoefden niets te doen");
            assertThat(person.find("main")).not().containsText("Wij deden wat u vroeg");
            assertQuiet(desk, person);
        }
    }
}
