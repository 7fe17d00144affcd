package nl.belofte.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.AtOnce;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.HoldReason;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a customer does at once: takes a consent back, says no, is erased. */
class MyRightsTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "ipcall.me";

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
    }

    private static String dossierBut(Visitor visitor, String title) {
        return visitor.get("/mijn/privacy/wissen").page().select(".choice").stream()
                .filter(choice -> !choice.select("label").text().startsWith(title))
                .map(choice -> choice.select("input").attr("value"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isThere(UUID dossier) {
        return DB.sql("select person is not null from dossier where id = ?")
                .param(dossier)
                .query(Boolean.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall.me", "voipexpress.nl"})
    @Proves("RIG-6")
    void aConsentIsTakenBackWithOnePressAndWhatStoodOnItIsGone(String site) {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, site, email);
        Questions.ask(customer, email, "Kan ik mijn nummer meenemen?");
        var form = customer.get("/mijn/privacy").page().select("form[action$=intrekking]");
        assertThat(form).hasSize(1);

        var done = customer.post(form.attr("action"));

        assertThat(customer.get(done.location()).page().text()).contains("Uw toestemming is ingetrokken");
        assertThat(customer.get("/mijn/vragen").page().text()).doesNotContain("Kan ik mijn nummer");
        assertThat(Customers.mailTo(RUNNING, email, "Uw verzoek is uitgevoerd")).contains("U trok uw toestemming in");
        assertThat(customer.post(form.attr("action")).status())
                .as("once is enough")
                .isEqualTo(404);
    }

    /** A slow line, and a finger that does not wait. */
    @RepeatedTest(5)
    void aConsentThatIsTakenBackManyTimesAtOnceIsTakenBackOnce() throws Exception {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        Questions.ask(customer, email, "Kan ik mijn nummer meenemen?");
        customer.post("/mijn/privacy/vragen/rectification", "tekst", "Mijn naam is anders.");
        var action = customer.get("/mijn/privacy")
                .page()
                .select("form[action$=intrekking]")
                .attr("action");

        assertThat(AtOnce.times(6, () -> customer.post(action).status()))
                .contains(303)
                .isSubsetOf(303, 404);

        assertThat(customer.get("/mijn/vragen").page().text()).doesNotContain("Kan ik mijn nummer");
    }

    @RepeatedTest(5)
    void whoSendsTheSameManyTimesAtOnceAsksOnce() throws Exception {
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        String[] asked = {"tekst", "Mijn naam is anders."};

        var led = AtOnce.times(
                6,
                () -> customer.post("/mijn/privacy/vragen/rectification", asked).location());

        assertThat(new HashSet<>(led)).hasSize(1);
        customer.post("/mijn/privacy/vragen/rectification", "tekst", "En mijn adres ook.");
        assertThat(customer.get("/mijn/privacy").page().select("a[href*=/verzoeken/]"))
                .as("what says something else is asked too")
                .hasSize(2);
    }

    @Test
    void nobodyTakesBackAnothersConsent() {
        var anna = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, anna);
        Questions.ask(customer, anna, "Kan ik mijn nummer meenemen?");
        var action = customer.get("/mijn/privacy")
                .page()
                .select("form[action$=intrekking]")
                .attr("action");

        assertThat(Customers.signedIn(RUNNING, SITE, Customers.newAddress())
                        .post(action)
                        .status())
                .isEqualTo(404);
        assertThat(customer.get("/mijn/privacy").page().select("form[action$=intrekking]"))
                .hasSize(1);
    }

    /** Three points around the ten minutes after which a browser may be somebody else's. */
    @ParameterizedTest
    @CsvSource({"598, log-in", "600,", "602,"})
    void thatSomebodyLoggedInLongAgoShowsNotWhoHeIs(int seconds, String identity) {
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        DB.sql("update session set proved_at = proved_at - make_interval(secs => ?) where dossier = ?")
                .params(seconds, Customers.account(RUNNING))
                .update();

        customer.post("/mijn/privacy/bezwaar", "gebruik", "advertising");

        assertThat(DB.sql("""
                        select r.identity from rights_request r join dossier d on d.id = r.dossier
                        join dossier a on a.person = d.person where a.id = ?""")
                        .param(Customers.account(RUNNING))
                        .query((row, _) -> Optional.ofNullable(row.getString(1)))
                        .single())
                .isEqualTo(Optional.ofNullable(identity));
    }

    /** At the same moment, and once more when the first was done. */
    @RepeatedTest(3)
    void aNoThatIsSaidManyTimesIsOneRequest() throws Exception {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        String[] no = {"gebruik", "advertising"};

        var led =
                AtOnce.times(6, () -> customer.post("/mijn/privacy/bezwaar", no).location());
        led.add(customer.post("/mijn/privacy/bezwaar", no).location());

        assertThat(new HashSet<>(led)).containsExactly("/mijn/privacy?gedaan=bezwaar");
        assertThat(customer.get("/mijn/privacy").page().select("a[href*=/verzoeken/]"))
                .hasSize(1);
        Customers.mailTo(RUNNING, email, "Uw verzoek is uitgevoerd");
        assertThat(Customers.subjectsTo(RUNNING, email).stream()
                        .filter(subject -> subject.startsWith("Uw verzoek is uitgevoerd")))
                .hasSize(1);
    }

    /** As taking the consent back, and switching it off. */
    @Test
    @Proves({"RIG-8", "NEW-3"})
    void aNoToTheNewsletterErasesWhatItWasSentBy() {
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        var version = customer.get("/mijn/berichten")
                .page()
                .select("#newsletter-email [name=versie]")
                .val();
        customer.post("/mijn/berichten", "weg", "newsletter-email", "stand", "aan", "versie", version);
        var subscription = DB.sql("select dossier from subscriber order by dossier").query(UUID.class).list().stream()
                .filter(dossier -> isOf(dossier, Customers.account(RUNNING)))
                .findFirst()
                .orElseThrow();

        customer.post("/mijn/privacy/bezwaar", "gebruik", "newsletter");

        assertThat(isThere(subscription)).isFalse();
        assertThat(customer.get("/mijn/privacy").page().select("form[action$=intrekking]"))
                .isEmpty();
    }

    private static boolean isOf(UUID dossier, UUID account) {
        return DB.sql("select a.person = b.person from dossier a, dossier b where a.id = ? and b.id = ?")
                .params(dossier, account)
                .query(Boolean.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall.me", "voipexpress.nl"})
    @Proves("RIG-8")
    void aNoToOffersCountsAtOnceAndIsConfirmed(String site) {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, site, email);

        assertThat(customer.post("/mijn/privacy/bezwaar", "gebruik", "advertising")
                        .location())
                .endsWith("?gedaan=bezwaar");

        assertThat(DB.sql("select count(*) from objection where purpose = 'advertising'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(customer.get("/mijn/privacy/bezwaar").page().text()).contains("Hier zei u al nee tegen");
        assertThat(Customers.mailTo(RUNNING, email, "Uw verzoek is uitgevoerd")).contains("Uw bezwaar geldt vanaf nu");
        assertThat(customer.post("/mijn/privacy/bezwaar", "gebruik", "security").status())
                .as("what keeps the platform safe is weighed by humans")
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall.me", "voipexpress.nl"})
    @Proves("RIG-4")
    void anAccountIsClosedAndErasedInOneGoAndTheLetterSaysWhatStayed(String site) {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, site, email);
        var account = Customers.account(RUNNING);
        Questions.ask(customer, email, "Kan ik mijn nummer meenemen?");
        var before = customer.get("/mijn/privacy/wissen").page().text();
        assertThat(before).contains("Uw account", "Hiermee heft u uw account ook op", "Het bewijs van uw toestemming");

        assertThat(customer.post("/mijn/privacy/wissen", "dossier", account.toString())
                        .status())
                .as("nobody is erased by accident")
                .isEqualTo(422);
        assertThat(isThere(account)).isTrue();
        var done = customer.post("/mijn/privacy/wissen", "dossier", account.toString(), "zeker", "ja");

        assertThat(done.page().text()).contains("Gewist", "Uw account", "AVG, art. 7 lid 1");
        assertThat(isThere(account)).isFalse();
        assertThat(DB.sql("select count(*) from keys.dossier_key where dossier = ?")
                        .param(account)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(customer.get("/mijn").location()).endsWith("/inloggen");
        var letter = Customers.mailTo(RUNNING, email, "Uw verzoek is uitgevoerd");
        assertThat(letter)
                .contains(
                        "Op uw verzoek is dit gewist",
                        "Uw account",
                        "Dit blijft, en om deze reden",
                        "Autoriteit Persoonsgegevens");
        var chain = RUNNING.part(EvidenceChain.class);
        chain.seal();
        assertThat(chain.verify().faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall.me", "voipexpress.nl"})
    @Proves("RIG-7")
    void whatIsPutOnHoldIsKeptAndReadByNobodyElseUntilItsPersonEndsThat(String site) {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, site, email);
        Questions.ask(customer, email, "Kan ik mijn nummer meenemen?");
        var question = DB.sql("select dossier from ticket order by since desc limit 1")
                .query(UUID.class)
                .single();
        var dirk = Questions.dirk(RUNNING, site);
        assertThat(dirk.get("/balie/vragen").page().text()).doesNotContain("Stilgelegd");

        customer.post("/mijn/privacy/beperking", "dossier", question.toString(), "reden", "claim");

        assertThat(dirk.get("/balie/vragen").page().text()).contains("Stilgelegd");
        assertThat(Customers.mailTo(RUNNING, email, "Uw verzoek is uitgevoerd")).contains("Dit ligt stil vanaf nu");
        assertThat(customer.get("/mijn/privacy/beperking").page().text()).contains("Niet meer stilleggen");
        assertThat(customer.get("/mijn/logboek").page().text()).contains("stil");

        customer.post("/mijn/privacy/beperking/einde", "dossier", question.toString());

        assertThat(dirk.get("/balie/vragen").page().text()).doesNotContain("Stilgelegd");
    }

    /** Somebody has to find out whether it is right, so it has a day. */
    @Test
    @Proves({"RIG-7", "RIG-10"})
    void whatIsSaidToBeWrongLiesStillAndGoesToTheDesk() {
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());

        customer.post(
                "/mijn/privacy/beperking", "dossier", Customers.account(RUNNING).toString(), "reden", "accuracy");

        assertThat(customer.get("/mijn/privacy").page().text()).contains("Gebruik stilleggen", "antwoord uiterlijk");
        assertThat(customer.get("/mijn").status()).isEqualTo(200);
    }

    @Test
    void nobodyPutsAnothersDossierOnHoldOrEndsThat() {
        var anna = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        var annas = Customers.account(RUNNING).toString();
        var bram = Customers.signedIn(RUNNING, SITE, Customers.newAddress());

        assertThat(bram.post("/mijn/privacy/beperking", "dossier", annas, "reden", "claim")
                        .status())
                .isEqualTo(422);
        anna.post("/mijn/privacy/beperking", "dossier", annas, "reden", "claim");
        assertThat(bram.post("/mijn/privacy/beperking/einde", "dossier", annas).status())
                .isEqualTo(404);
        assertThat(anna.get("/mijn/privacy/beperking").page().text()).contains("Niet meer stilleggen");
    }

    @Test
    void onlyWhatWasChosenGoes() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        Questions.ask(customer, email, "Kan ik mijn nummer meenemen?");
        var account = Customers.account(RUNNING);
        var question = dossierBut(customer, "Uw account");

        customer.post("/mijn/privacy/wissen", "dossier", question, "zeker", "ja");

        assertThat(isThere(UUID.fromString(question))).isFalse();
        assertThat(isThere(account)).isTrue();
        assertThat(customer.get("/mijn").status()).isEqualTo(200);
    }

    @Test
    void anothersDossierIsNotErasedWhateverIsSent() {
        Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        var annas = Customers.account(RUNNING);
        var bram = Customers.signedIn(RUNNING, SITE, Customers.newAddress());

        assertThat(bram.post("/mijn/privacy/wissen", "dossier", annas.toString(), "zeker", "ja")
                        .status())
                .isEqualTo(422);
        assertThat(isThere(annas)).isTrue();
    }

    @Test
    void whatAClaimMayNeedIsLeftToAHuman() {
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        var account = Customers.account(RUNNING);
        RUNNING.part(Dossiers.class)
                .hold(
                        new DossierId(account),
                        HoldReason.CLAIM,
                        new Actor.Staff("privacy-officer", UUID.randomUUID()),
                        new Actor.Staff("privacy-officer", UUID.randomUUID()));

        var preview = customer.get("/mijn/privacy/wissen").page();

        assertThat(preview.text()).contains("Er loopt een geschil of een claim");
        assertThat(preview.select("input[name=dossier]")).isEmpty();
        customer.post("/mijn/privacy/wissen", "dossier", account.toString(), "zeker", "ja");
        assertThat(isThere(account)).isTrue();
    }

    @Test
    @Proves("RIG-9")
    void whoLoggedInLongAgoIsAskedForThePasswordFirst() {
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        var account = Customers.account(RUNNING);
        DB.sql("update session set proved_at = proved_at - interval '11 minutes' where dossier = ?")
                .param(account)
                .update();

        assertThat(customer.get("/mijn/privacy/wissen").location())
                .isEqualTo("/mijn/bewijs?naar=%2Fmijn%2Fprivacy%2Fwissen");
        assertThat(customer.post("/mijn/privacy/wissen", "dossier", account.toString(), "zeker", "ja")
                        .status())
                .isEqualTo(303);
        assertThat(isThere(account)).isTrue();
        assertThat(customer.post("/mijn/bewijs", "naar", "/mijn/privacy/wissen", "password", "verkeerde woorden hier")
                        .status())
                .isEqualTo(422);
        assertThat(customer.post("/mijn/bewijs", "naar", "https://elders.example/", "password", Customers.PASSWORD)
                        .location())
                .as("nothing that was typed leads elsewhere")
                .isEqualTo("/mijn/privacy");
        assertThat(customer.get("/mijn/privacy/wissen").status()).isEqualTo(200);
    }

    @Test
    @Proves({"COM-1", "RIG-10"})
    void aComplaintBecomesACaseWithADay() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);

        var asked = customer.post("/mijn/privacy/vragen/complaint", "tekst", "U belde mij om acht uur.");

        assertThat(customer.get(asked.location()).page().text())
                .contains("Uw verzoek is binnen", "Autoriteit Persoonsgegevens");
        assertThat(Customers.mailTo(RUNNING, email, "Uw verzoek is ontvangen")).contains("Een klacht");
    }

    @Test
    void whoThinksBetterOfItTakesTheRequestBack() {
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        var path = customer.post("/mijn/privacy/vragen/rectification", "tekst", "Mijn naam is anders.")
                .location()
                .replaceFirst("\\?.*", "");

        customer.post(path + "/intrekking");

        assertThat(customer.get(path).page().text()).contains("U trok dit verzoek in");
        assertThat(customer.post(path + "/intrekking").status()).isEqualTo(303);
    }
}
