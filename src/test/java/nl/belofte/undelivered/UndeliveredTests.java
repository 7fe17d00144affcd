package nl.belofte.undelivered;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.mail.Mail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody at the desk sees of a letter that does not go out, and does with it. */
class UndeliveredTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "ipcall.me";
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);

    private final String email = Customers.newAddress();
    private Visitor customer;
    private Visitor dirk;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
        DB.sql("delete from outgoing_mail").update();
        customer = Customers.signedIn(RUNNING, SITE, email);
        dirk = Questions.dirk(RUNNING, SITE);
    }

    private static Visitor staff(String email, String password) {
        var visitor = Visitor.at(RUNNING, SITE);
        visitor.post("/balie/inloggen", "email", email, "password", password);
        return visitor;
    }

    private static Visitor esra() {
        return staff("esra@voorbeeld.example", "vier stille gewone woorden");
    }

    private static UUID failing(String template, String role) {
        var id = UUID.randomUUID();
        var now = OffsetDateTime.now(RUNNING.part(Clock.class));
        DB.sql("""
                        insert into outgoing_mail (id, controller, host, dossier, template, language, due_at, queued_at, attempts)
                        select ?, 'ipcall', ?, dossier, ?, 'nl', ?, ?, 5 from session
                        where coalesce(staff_role, '') = ? order by begun_at desc limit 1""")
                .params(id, SITE, template, now.plusHours(1), now.minusHours(1), role)
                .update();
        return id;
    }

    private static boolean isThere(UUID letter) {
        return DB.sql("select count(*) from outgoing_mail where id = ?")
                        .param(letter)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Test
    void isShownByItsKindAndNotByItsAddress() {
        failing("password-changed", "");

        assertThat(dirk.get("/balie").page().select(".work").text())
                .contains("Niet verstuurd na 5 keer: wachtwoord is gewijzigd");
        var page = dirk.get("/balie/post").page();
        assertThat(page.select(".card h2").text()).isEqualTo("wachtwoord is gewijzigd");
        assertThat(page.select("main").text()).doesNotContain("@", "Anna", "Vries");
        assertThat(dirk.get(page.select(".card a[href*=klanten]").attr("href"))
                        .page()
                        .select("h1")
                        .text())
                .isEqualTo("Anna de Vries");
    }

    @Test
    void isSentWhenItIsTriedAgainAndTheServerTakesItNow() {
        var letter = failing("password-changed", "");

        assertThat(dirk.post("/balie/post/" + letter + "/poging").location()).isEqualTo("/balie/post?gedaan=poging");

        Customers.mailTo(RUNNING, email, "wachtwoord");
        Customers.await(() -> !isThere(letter));
        assertThat(dirk.get("/balie/post").page().select(".empty h2").text()).isEqualTo("Voor u staat hier geen brief");
    }

    @Test
    void isGoneWhenItIsGivenUpAndTheCustomerFindsThatInTheLog() {
        var letter = failing("password-changed", "");

        assertThat(dirk.post("/balie/post/" + letter + "/opgave").location()).isEqualTo("/balie/post?gedaan=opgave");

        assertThat(isThere(letter)).isFalse();
        assertThat(customer.get("/mijn/logboek").page().select(".log").text())
                .contains("Een medewerker (klantenservice) gaf een brief aan u op die niet aankwam: Uw account");
        assertThat(dirk.post("/balie/post/" + letter + "/opgave").status()).isEqualTo(404);
    }

    @Test
    void isNobodysBusinessWhoseRoleOpensNoSuchDossier() {
        var esra = esra();
        var letter = failing("staff-access-changed", "privacy-officer");

        assertThat(esra.get("/balie/post").page().select(".card h2").text())
                .isEqualTo("toegang van een medewerker is gewijzigd");
        assertThat(esra.get("/balie/post").page().select(".card a")).isEmpty();
        var nothing = dirk.get("/balie/post").page();
        assertThat(nothing.select(".card")).isEmpty();
        assertThat(nothing.select(".empty").text())
                .contains("U ziet hier alleen brieven over wat u bij uw werk mag openen");
        assertThat(dirk.get("/balie").page().select(".tiles").text()).contains("van uw werk gaan niet weg");
        assertThat(dirk.get("/balie").page().select(".work li:contains(Brief)")).isEmpty();
        var gijs = staff("gijs@voorbeeld.example", "vier nieuwe gewone woorden");
        for (var end : new String[] {"/poging", "/opgave"}) {
            assertThat(dirk.post("/balie/post/" + letter + end).status()).isEqualTo(404);
            assertThat(gijs.post("/balie/post/" + letter + end).status()).isEqualTo(403);
            assertThat(Questions.dirk(RUNNING, "voipexpress.nl")
                            .post("/balie/post/" + letter + end)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(isThere(letter)).isTrue();
    }

    @Test
    void atAnotherControllerIsNotThere() {
        var letter = failing("password-changed", "");
        var elsewhere = Questions.dirk(RUNNING, "voipexpress.nl");

        assertThat(elsewhere.get("/balie/post").page().select(".card")).isEmpty();
        assertThat(elsewhere.post("/balie/post/" + letter + "/opgave").status()).isEqualTo(404);
        assertThat(isThere(letter)).isTrue();
    }

    @Test
    void severalOfThemAlarmWhoLooksAfterThePlatform() {
        for (int i = 1; i < UndeliveredAlarm.SEVERAL; i++) {
            failing("password-changed", "");
        }
        assertThat(esra().get("/balie").page().select(".alarm")).isEmpty();

        failing("password-changed", "");

        assertThat(esra().get("/balie").page().select(".alarm").text())
                .contains("3 brieven gaan niet weg", "Kijk of de mailserver het doet");
        assertThat(dirk.get("/balie").page().select(".alarm")).isEmpty();
    }

    @Test
    void aLetterThatCannotBeMadeIsNotBlamedOnItsAddress() {
        // Its link proves nothing, for nothing says what.
        var letter = failing("reset-password", "");
        DB.sql("update outgoing_mail set due_at = queued_at, attempts = 0").update();
        RUNNING.part(Mail.class).deliver();
        Customers.await(() -> DB.sql("select attempts = 1 from outgoing_mail where id = ?")
                .param(letter)
                .query(Boolean.class)
                .single());

        var page = dirk.get("/balie/post").page();

        assertThat(page.select("#brief-" + letter).text())
                .contains("Deze brief kunnen wij niet maken", "Het adres heeft er niets mee te maken")
                .doesNotContain("bestaat dit adres niet");
        DB.sql("update outgoing_mail set reference = dossier, due_at = queued_at")
                .update();
        RUNNING.part(Mail.class).deliver();
        Customers.await(() -> !isThere(letter));
    }
}
