package nl.belofte.request;

import static org.assertj.core.api.Assertions.assertThat;

import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody reads of his request is what was done about it, and no more. */
class ToldTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "ipcall.me";

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
    }

    private static String request(Visitor visitor) {
        return visitor.get("/mijn/privacy")
                .page()
                .select(".my-requests a")
                .first()
                .attr("href");
    }

    private static String text(Visitor visitor, String path) {
        return visitor.get(path).page().select("main").text();
    }

    private static Visitor confirmed(String email, String right) {
        var stranger = Visitor.at(RUNNING, SITE);
        stranger.post("/privacy/verzoek", "recht", right, "email", email, "tekst", "");
        var token = Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "Bevestig uw verzoek")));
        assertThat(stranger.post("/privacy/verzoek/bevestiging", "bewijs", token)
                        .status())
                .isEqualTo(303);
        return stranger;
    }

    @Test
    @Proves("RIG-10")
    void whoTakesARequestBackIsNotToldThatItWasCarriedOut() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        customer.post("/mijn/privacy/vragen/rectification", "tekst", "Mijn naam is anders.");

        customer.post(request(customer) + "/intrekking");

        assertThat(Customers.subjectsTo(RUNNING, email)).noneMatch(subject -> subject.contains("uitgevoerd"));
        assertThat(Customers.mailTo(RUNNING, email, "U trok uw verzoek in"))
                .contains("Wij deden niets met uw verzoek, en doen dat ook niet meer.");
        assertThat(text(customer, request(customer))).contains("Wij deden niets met uw verzoek");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves("RIG-7")
    void whoTakesBackThatSomethingLiesStillReadsWhetherItDoes(boolean still) {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        customer.post(
                "/mijn/privacy/beperking", "dossier", Customers.account(RUNNING).toString(), "reden", "accuracy");
        if (!still) {
            customer.post(
                    "/mijn/privacy/beperking/einde",
                    "dossier",
                    Customers.account(RUNNING).toString());
        }

        customer.post(request(customer) + "/intrekking");

        assertThat(Customers.mailTo(RUNNING, email, "U trok uw verzoek in"))
                .contains(still ? "Dit ligt nog steeds stil: Uw account" : "Er ligt nu niets stil.")
                .doesNotContain("Wij deden niets");
        assertThat(text(customer, "/mijn/privacy/beperking").contains("Niet meer stilleggen"))
                .isEqualTo(still);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoClosesAnAccountIsPromisedALetterOnlyWhereOneGoes(boolean restricted) {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        if (restricted) {
            customer.post(
                    "/mijn/privacy/beperking",
                    "dossier",
                    Customers.account(RUNNING).toString(),
                    "reden",
                    "claim");
        }

        var closed = customer.post("/mijn/opheffing", "password", Customers.PASSWORD)
                .page()
                .text();

        assertThat(closed.contains("de e-mail die wij u nu sturen")).isEqualTo(!restricted);
        assertThat(closed.contains("U krijgt hierover geen e-mail")).isEqualTo(restricted);
    }

    @ParameterizedTest
    @CsvSource({
        "explanation, Uw verzoek is ontvangen",
        "access, Antwoord op uw verzoek",
        "rectification, Uw verzoek is ontvangen",
        "erasure, Antwoord op uw verzoek",
        "portability, Antwoord op uw verzoek",
        "withdrawal, Antwoord op uw verzoek",
        "restriction, Antwoord op uw verzoek",
        "objection, Uw verzoek is ontvangen",
        "complaint, Uw verzoek is ontvangen"
    })
    @Proves({"RIG-9", "RIG-10"})
    void whoseAddressLeadsToNothingIsToldSoOnceHeConfirmed(String right, String subject) {
        var email = Customers.newAddress();

        var stranger = confirmed(email, right);

        assertThat(text(stranger, request(stranger))).contains("Onder dit e-mailadres hebben wij niets van u");
        assertThat(Customers.mailTo(RUNNING, email, subject))
                .contains("Onder dit e-mailadres hebben wij niets van u")
                .doesNotContain("staat klaar");
    }

    @Test
    void whoseAddressIsKnownIsNotToldThatNothingIsHeld() {
        var email = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, SITE), email, "Kan ik mijn nummer meenemen?");

        var stranger = confirmed(email, "rectification");

        assertThat(text(stranger, request(stranger))).doesNotContain("hebben wij niets van u");
        assertThat(Customers.mailTo(RUNNING, email, "Uw verzoek is ontvangen")).doesNotContain("niets van u");
    }

    @ParameterizedTest
    @CsvSource({
        "accuracy, U zegt dat het niet klopt, true",
        "objection, U maakte bezwaar, true",
        "claim, 'Wij hebben het niet meer nodig, maar u wel', false",
        "unlawful, U zegt dat wij het niet mogen hebben, false"
    })
    @Proves("RIG-7")
    void theLetterThatSomethingLiesStillSaysSoInOurWordsAndWhoEndsIt(String ground, String words, boolean weToo) {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);

        customer.post(
                "/mijn/privacy/beperking", "dossier", Customers.account(RUNNING).toString(), "reden", ground);

        var letter = Customers.mailTo(RUNNING, email, weToo ? "Uw verzoek is ontvangen" : "Uw verzoek is uitgevoerd");
        assertThat(letter).contains("Dit ligt stil vanaf nu: Uw account", words);
        assertThat(letter.contains("ook wij het opheffen")).isEqualTo(weToo);
        assertThat(text(customer, request(customer)))
                .contains("Dit ligt stil vanaf nu")
                .doesNotContain("kan nu meteen", "dan geldt dat meteen");
    }

    /** Art. 18(2) GDPR: it is what its person himself asks for. */
    @ParameterizedTest
    @ValueSource(strings = {"ipcall.me", "voipexpress.nl"})
    @Proves("RIG-7")
    void whoPutHisAccountOnHoldStillGetsANewPassword(String site) {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, site, email);
        customer.post(
                "/mijn/privacy/beperking", "dossier", Customers.account(RUNNING).toString(), "reden", "claim");

        var anna = Visitor.at(RUNNING, site);
        anna.post("/wachtwoord-vergeten", "email", email);
        var token = Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "wachtwoord")));
        var fresh = "vier andere gewone woorden hier";
        assertThat(anna.post("/wachtwoord-herstellen", "bewijs", token, "password", fresh)
                        .status())
                .isIn(200, 303);

        assertThat(Customers.logIn(anna, email, fresh).location()).endsWith("/mijn");
        assertThat(Customers.mailTo(RUNNING, email, "gewijzigd")).isNotEmpty();
    }

    /** Ten questions in an hour are enough for those who answer them. */
    @Test
    @Proves({"RIG-7", "RIG-8"})
    void whatCountsAtOnceIsNotKeptBackByWhatWasAskedBefore() {
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        for (int i = 0; i < 10; i++) {
            customer.post("/mijn/privacy/vragen/explanation", "tekst", "Wat weet u van mij? " + i);
        }
        assertThat(customer.post("/mijn/privacy/vragen/explanation", "tekst", "En nu?")
                        .status())
                .isEqualTo(422);

        for (int i = 0; i < 11; i++) {
            assertThat(customer.post(
                                    "/mijn/privacy/beperking",
                                    "dossier",
                                    Customers.account(RUNNING).toString(),
                                    "reden",
                                    "claim")
                            .location())
                    .endsWith("?gedaan=beperking");
            customer.post(
                    "/mijn/privacy/beperking/einde",
                    "dossier",
                    Customers.account(RUNNING).toString());
        }
        assertThat(customer.post("/mijn/privacy/bezwaar", "gebruik", "advertising")
                        .location())
                .endsWith("?gedaan=bezwaar");
    }

    @Test
    @Proves("RIG-9")
    void whoAsksMoreOftenThanLettersGoIsNotToldThatOneWent() {
        var email = Customers.newAddress();
        var visitor = Visitor.at(RUNNING, SITE);
        Visitor.Answer asked = null;
        for (int i = 0; i < 4; i++) {
            asked = visitor.post("/privacy/verzoek", "recht", "access", "email", email, "tekst", "");
        }

        assertThat(asked.page().text())
                .doesNotContain("Wij stuurden een e-mail")
                .contains("hoogstens drie");
    }

    @ParameterizedTest
    @CsvSource({
        "withdrawal, kiest u welke toestemming",
        "restriction, kiest u wat stil moet liggen",
        "objection, zegt u waarvoor"
    })
    void whatHasToBeChosenFirstIsNotPromisedToBeDoneByConfirming(String right, String words) {
        var form = Visitor.at(RUNNING, SITE).get("/privacy/verzoek").page();
        assertThat(form.select("#recht-" + right + "-text").text()).contains("Na het bevestigen " + words);

        var email = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, SITE), email, "Kan ik mijn nummer meenemen?");
        var stranger = confirmed(email, right);

        assertThat(stranger.get(request(stranger)).page().select(".notice").text())
                .contains("geldt dat meteen");
    }

    @Test
    void whoConfirmsReadsWhatWasAsked() {
        var email = Customers.newAddress();
        var stranger = Visitor.at(RUNNING, SITE);
        stranger.post("/privacy/verzoek", "recht", "erasure", "email", email, "tekst", "");
        var token = Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "Bevestig uw verzoek")));

        assertThat(text(stranger, "/privacy/verzoek/bevestiging?bewijs=" + token))
                .contains("“Gegevens wissen”");
    }
}
