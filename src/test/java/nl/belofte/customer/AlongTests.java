package nl.belofte.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Staff see the pages of a customer as the customer does, as far as their role goes; they change nothing, and both can tell. */
class AlongTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "ipcall.me";

    private static String email;
    private static Visitor anna;
    private static Visitor dirk;
    private static String path;

    @BeforeAll
    static void logIn() {
        RUNNING.letADayPass();
        email = Customers.newAddress();
        anna = Customers.signedIn(RUNNING, SITE, email);
        dirk = Questions.dirk(RUNNING, SITE);
        path = pathOf(email);
    }

    @BeforeEach
    void lookAtNobody() {
        dirk.post(path + "/meekijken/einde");
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    /** Of the customer's page at the desk. */
    private static String pathOf(String email) {
        return dirk.post("/balie/klanten", "zoek", email).location();
    }

    private static void begin() {
        var begun = dirk.post(path + "/meekijken", "reden", "telephone");
        assertThat(begun.location()).isEqualTo(path + "/mijn");
    }

    @Test
    @Proves("SEC-2")
    void staffSeeWhatTheCustomerSeesAsFarAsTheRoleReadsIt() {
        begin();
        var page = dirk.get(path + "/mijn").page();

        assertThat(page.select(".along-line").text()).contains("U kijkt mee met een klant");
        assertThat(page.select(".dossier").text()).contains(email, "Uw account");
        assertThat(page.select("main a[href*=/mijn]").eachAttr("href")).allMatch(link -> link.startsWith(path));
        assertThat(anna.get("/mijn").page().select(".along-line")).isEmpty();
    }

    @Test
    @Proves("SEC-2")
    void whatTheRoleDoesNotReadIsSaidToBeSealed() {
        var femke = Visitor.at(RUNNING, "voipexpress.nl");
        var other = Customers.newAddress();
        Customers.signedIn(RUNNING, "voipexpress.nl", other);
        femke.post("/balie/inloggen", "email", "femke@voorbeeld.example", "password", "vier ronde gewone woorden");
        var there = femke.post("/balie/klanten", "zoek", other).location();

        femke.post(there + "/meekijken", "reden", "payment");

        var page = femke.get(there + "/mijn").page();
        assertThat(page.select(".dossier").text()).contains(other, "Telefoonnummer Niet voor uw rol");
        assertThat(page.select("main a[href$=/mijn/vragen]")).isEmpty();
        assertThat(femke.get(there + "/mijn/vragen").body()).contains("Dit hoort niet bij uw rol");
    }

    @Test
    void whoDoesNotSayWhySeesNothing() {
        assertThat(dirk.post(path + "/meekijken", "reden", "nieuwsgierig").status())
                .isEqualTo(422);
        assertThat(dirk.get(path + "/mijn").location()).isEqualTo(path);
    }

    @Test
    @Proves("SEC-2")
    void theCustomerReadsInTheLogWhoLookedAlongAndWhy() {
        begin();
        dirk.get(path + "/mijn");

        assertThat(anna.get("/mijn/logboek").page().select(".log").text())
                .contains(
                        "Een medewerker (klantenservice) keek met u mee in uw portaal: Uw account. De reden: u belde ons hierover",
                        "Een medewerker (klantenservice) las uw gegevens: Uw account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mijn/logboek",
                "/mijn/wachtwoord",
                "/mijn/e-mailadres",
                "/mijn/opheffing",
                "/mijn/gegevens/phone"
            })
    void otherPagesAreTheCustomersAlone(String page) {
        begin();

        assertThat(dirk.get(path + page).status()).isEqualTo(403);
        assertThat(dirk.get("/en" + path + page).body()).contains("Only the customer does this");
    }

    @ParameterizedTest
    @CsvSource({
        "/mijn/gegevens/phone, phone, 0612345678",
        "/mijn/opheffing, zeker, ja",
        "/mijn, x, y",
    })
    @Proves("SEC-2")
    void nothingIsChanged(String form, String name, String value) {
        begin();
        var before = anna.get("/mijn").page().select(".dossier").text();

        assertThat(dirk.post(path + form, name, value).status()).isIn(403, 405);

        assertThat(anna.get("/mijn").page().select(".dossier").text()).isEqualTo(before);
    }

    @Test
    void theQuestionsAreSeenToo() {
        anna.get("/contact");
        Questions.ask(anna, email, "Wat gaat er mis?");
        begin();

        var list = dirk.get(path + "/mijn/vragen").page();
        var link = list.select("main li a").attr("href");

        assertThat(link).startsWith(path + "/mijn/vragen/");
        assertThat(dirk.get(link).page().select("main").text()).contains("Wat gaat er mis?");
    }

    @Test
    void withOneCustomerIsNotWithAnother() {
        begin();
        var other = Customers.newAddress();
        Customers.signedIn(RUNNING, SITE, other);
        var otherPath = pathOf(other);

        assertThat(dirk.get(otherPath + "/mijn").location()).isEqualTo(otherPath);
    }

    @Test
    void whoIsNoStaffSeesNothingByIt() {
        begin();

        assertThat(anna.get(path + "/mijn").location()).isEqualTo(path);
        assertThat(Visitor.at(RUNNING, SITE).get(path + "/mijn").location()).isEqualTo(path);
        assertThat(anna.post(path + "/meekijken", "reden", "telephone").status())
                .isEqualTo(403);
        var esra = Visitor.at(RUNNING, SITE);
        esra.post("/balie/inloggen", "email", "esra@voorbeeld.example", "password", "vier stille gewone woorden");
        assertThat(esra.post(path + "/meekijken", "reden", "complaint").status())
                .as("a role that reads no account without a reason")
                .isEqualTo(403);
    }

    @Test
    void itEndsByAButton() {
        begin();
        assertThat(dirk.post(path + "/meekijken/einde").location()).isEqualTo(path);

        assertThat(dirk.get(path + "/mijn").location()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"60, true", "0, false", "-1, false"})
    void itEndsByItself(int secondsLeft, boolean goesOn) {
        begin();
        RUNNING.part(JdbcClient.class)
                .sql("update looking_along set until = ?")
                .param(RUNNING.part(Clock.class)
                        .instant()
                        .plusSeconds(secondsLeft)
                        .atOffset(ZoneOffset.UTC))
                .update();

        assertThat(dirk.get(path + "/mijn").status()).isEqualTo(goesOn ? 200 : 303);
    }

    @Test
    void itEndsWhenTheAccountIsClosed() {
        var other = Customers.newAddress();
        var bram = Customers.signedIn(RUNNING, SITE, other);
        var there = pathOf(other);
        dirk.post(there + "/meekijken", "reden", "telephone");
        assertThat(dirk.get(there + "/mijn").status()).isEqualTo(200);

        bram.post("/mijn/opheffing", "password", Customers.PASSWORD);

        assertThat(dirk.get(there + "/mijn").location()).isEqualTo(there);
    }
}
