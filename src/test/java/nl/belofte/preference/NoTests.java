package nl.belofte.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Suppressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is said to staff counts from the moment at which they write it down, and they cannot take it back. */
class NoTests {

    private static final Running RUNNING = Running.start();
    private static final String I = "ipcall.me";
    private static final String V = "mijn.voipexpress.nl";

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static boolean saidNo(String controller, Purpose purpose, String email) {
        return RUNNING.part(Suppressions.class)
                .isSuppressed(
                        controller,
                        purpose,
                        Channel.EMAIL,
                        new Content(Map.of(Category.EMAIL, Map.of(Field.EMAIL, email))));
    }

    private static boolean mayNotCall(String phone) {
        return RUNNING.part(Suppressions.class)
                .isSuppressed(
                        "voipexpress",
                        Purpose.ADVERTISING,
                        Channel.PHONE,
                        new Content(Map.of(Category.PHONE, Map.of(Field.PHONE, phone))));
    }

    private static UUID newestCustomer() {
        return RUNNING.part(JdbcClient.class).sql("""
                        select d.person from account a join dossier d on d.id = a.dossier
                        join evidence_opening o on o.dossier = d.id order by o.entry desc limit 1""").query(UUID.class).single();
    }

    @Test
    void aNoByANumberThatNobodyKnowsCountsAtOnceHoweverItIsWritten() {
        var dirk = Questions.dirk(RUNNING, V);

        var noted = dirk.post("/balie/nee", "weg-advertising-phone", "ja", "phone", "06 87 65 43 21");

        assertThat(noted.location()).isEqualTo("/balie/nee?gedaan=advertising-phone");
        assertThat(dirk.get(noted.location()).page().select("[role=status] li").eachText())
                .singleElement()
                .asString()
                .endsWith("per telefoon");
        assertThat(mayNotCall("+31687654321")).isTrue();
        assertThat(mayNotCall("+31687654322")).isFalse();
    }

    @Test
    void aNoToTheNewsletterByAnAddressErasesTheSubscription() {
        var email = Customers.newAddress();
        var token = SignUps.subscribe(RUNNING, Visitor.at(RUNNING, I), email);

        Questions.dirk(RUNNING, I).post("/balie/nee", "weg-newsletter-email", "ja", "email", email);

        assertThat(saidNo("ipcall", Purpose.NEWSLETTER, email)).isTrue();
        assertThat(saidNo("ipcall", Purpose.ADVERTISING, email)).isFalse();
        assertThat(Visitor.at(RUNNING, I)
                        .get("/berichten?bewijs=" + token)
                        .page()
                        .select("#newsletter-email .badge")
                        .text())
                .isEqualTo("uit");
    }

    @Test
    void aCustomersNoCountsForAllOnFileStandsInHisLogAndIsTakenBackByHimOnly() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, V, email);
        var person = newestCustomer();
        var dirk = Questions.dirk(RUNNING, V);
        assertThat(dirk.get("/balie/klanten/" + person)
                        .page()
                        .select("a[href^=/balie/nee]")
                        .attr("href"))
                .isEqualTo("/balie/nee?klant=" + person);

        var noted = dirk.post(
                "/balie/nee", "klant", person.toString(), "weg-advertising-email", "ja", "weg-advertising-phone", "ja");

        assertThat(noted.status()).isEqualTo(303);
        assertThat(saidNo("voipexpress", Purpose.ADVERTISING, email)).isTrue();
        assertThat(mayNotCall("+31612345678")).isTrue();
        assertThat(customer.get("/mijn/logboek").page().select("main").text())
                .contains("Een medewerker (klantenservice) noteerde uw bezwaar");
        assertThat(customer.get("/mijn/berichten").page().select(".badge").eachText())
                .containsExactly("uit", "uit", "uit");
        var version = customer.get("/mijn/berichten")
                .page()
                .select("#advertising-email [name=versie]")
                .val();
        customer.post("/mijn/berichten", "weg", "advertising-email", "stand", "aan", "versie", version);
        assertThat(saidNo("voipexpress", Purpose.ADVERTISING, email)).isFalse();
        assertThat(mayNotCall("+31612345678")).isTrue();
        // The number is on file of others in these tests.
        customer.post("/mijn/berichten", "weg", "advertising-phone", "stand", "aan", "versie", version);
    }

    @Test
    void whatIsMissingIsSaidBesideItAndNothingIsLost() {
        var dirk = Questions.dirk(RUNNING, V);

        var nothing = dirk.post("/balie/nee", "email", "anna@voorbeeld.example");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.page().select("#weg-error").text()).isEqualTo("Kies waarmee wij moeten ophouden.");
        assertThat(nothing.page().select("#email").val()).isEqualTo("anna@voorbeeld.example");
        var noNumber = dirk.post(
                "/balie/nee", "weg-advertising-phone", "ja", "phone", "12", "email", "anna@voorbeeld.example");
        assertThat(noNumber.status()).isEqualTo(422);
        assertThat(noNumber.page().select("#phone-error").text()).startsWith("Vul het telefoonnummer in");
        assertThat(noNumber.page().select("#weg-advertising-phone").hasAttr("checked"))
                .isTrue();
    }

    @Test
    void whatIsFilledInForNothingIsSaidBesideItAndNothingIsNoted() {
        var dirk = Questions.dirk(RUNNING, V);
        var email = Customers.newAddress();

        var half = dirk.post("/balie/nee", "weg-advertising-email", "ja", "email", email, "phone", "06 87 65 43 29");

        assertThat(half.status()).isEqualTo(422);
        assertThat(half.page().select("#phone-error").text()).contains("koos boven niets waarvoor wij het gebruiken");
        assertThat(half.page().select("#email-error")).isEmpty();
        assertThat(saidNo("voipexpress", Purpose.ADVERTISING, email)).isFalse();
    }

    @Test
    void nobodyNotesItOfAnotherControllersCustomerOrWithoutTheRole() {
        Customers.signedIn(RUNNING, I, Customers.newAddress());
        var stranger = newestCustomer().toString();

        assertThat(Questions.dirk(RUNNING, V)
                        .post("/balie/nee", "klant", stranger, "weg-advertising-email", "ja")
                        .status())
                .isEqualTo(404);
        assertThat(Questions.dirk(RUNNING, V).get("/balie/nee?klant=x").status())
                .isEqualTo(404);
        var gijs = Visitor.at(RUNNING, I);
        gijs.post("/balie/inloggen", "email", "gijs@voorbeeld.example", "password", "vier nieuwe gewone woorden");
        assertThat(gijs.get("/balie/nee").status()).isEqualTo(403);
        assertThat(Visitor.at(RUNNING, I).get("/balie/nee").location()).endsWith("/balie/inloggen");
    }
}
