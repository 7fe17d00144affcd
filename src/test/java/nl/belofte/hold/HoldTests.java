package nl.belofte.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.HoldReason;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.retention.RetentionSweep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dossier is kept longer when two want it, and never when one does. In a trial of its own, whose clock is turned. */
class HoldTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "ipcall.me";

    private Visitor customer;
    private Visitor esra;
    private Visitor hanna;

    /** Where the customer stands at the desk, and the account. */
    private String path;

    private UUID account;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static Visitor staff(String site, String email, String password) {
        var visitor = Visitor.at(RUNNING, site);
        assertThat(visitor.post("/balie/inloggen", "email", email, "password", password)
                        .location())
                .isEqualTo("/balie");
        return visitor;
    }

    private static Visitor esra(String site) {
        return staff(site, "esra@voorbeeld.example", "vier stille gewone woorden");
    }

    private static Visitor hanna() {
        return staff(SITE, "hanna@voorbeeld.example", "vier lichte gewone woorden");
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
        DB.sql("delete from hold_request").update();
        customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        account = DB.sql("select dossier from session where staff_role is null order by begun_at desc limit 1")
                .query(UUID.class)
                .single();
        path = "/balie/klanten/" + personOf(account).value();
        esra = esra(SITE);
        hanna = hanna();
    }

    private static PersonId personOf(UUID dossier) {
        return new PersonId(DB.sql("select person from dossier where id = ?")
                .param(dossier)
                .query(UUID.class)
                .single());
    }

    private void ask(Visitor visitor) {
        var asked = visitor.post(path + "/bewaring", "dossier", account.toString(), "reden", "claim");
        assertThat(asked.location()).isEqualTo(path + "#dossier-" + account);
    }

    private static UUID request() {
        return DB.sql("select id from hold_request").query(UUID.class).single();
    }

    private static int requests() {
        return DB.sql("select count(*) from hold_request").query(Integer.class).single();
    }

    private boolean isHeld() {
        return DB.sql("select count(*) from legal_hold where dossier = ?")
                        .param(account)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static int approve(Visitor visitor, UUID request) {
        return visitor.post("/balie/bewaring/" + request + "/akkoord").status();
    }

    private String card(Visitor visitor) {
        return visitor.get(path).page().select("#dossier-" + account).text();
    }

    private static String work(Visitor visitor) {
        return visitor.get("/balie").page().select(".work").text();
    }

    @Test
    void twoWhoWantItKeepADossierAndTheCustomerReadsThat() {
        ask(esra);
        assertThat(isHeld()).isFalse();
        assertThat(card(hanna)).contains("Esra Kaya vroeg dit langer te bewaren. De reden: er loopt een claim");
        assertThat(work(hanna)).contains("Vraag om langer te bewaren: account", "er loopt een claim of een geschil");

        assertThat(hanna.post("/balie/bewaring/" + request() + "/akkoord").location())
                .isEqualTo("/balie/bewaring?gedaan=akkoord");

        assertThat(isHeld()).isTrue();
        assertThat(requests()).isZero();
        assertThat(card(esra))
                .contains(
                        "Dit dossier wordt langer bewaard", "Gevraagd door Esra Kaya, goedgevonden door Hanna Bakker");
        assertThat(customer.get("/mijn/logboek").page().select(".log").text())
                .contains(
                        "Een medewerker (privacyfunctionaris) vroeg dit langer te bewaren: Uw account",
                        "Een tweede medewerker (privacyfunctionaris) vond het goed dit langer te bewaren: Uw account",
                        "Twee medewerkers besloten dit langer te bewaren: Uw account")
                .doesNotContain("Esra", "Hanna");
        assertThat(esra.get(path).page().select("#looks + .log").text())
                .contains("Esra Kaya (privacyfunctionaris) vroeg langer te bewaren", "Hanna Bakker", "vond goed");
    }

    @Test
    void aQuestionWhoseConsentIsTakenBackWhileItIsHeldIsUsedByNobodyAndGoesWithTheHold() {
        var email = Customers.newAddress();
        Questions.ask(customer, email, "Wat gaat er mis?");
        account = DB.sql("select dossier from ticket order by since desc, dossier limit 1")
                .query(UUID.class)
                .single();
        path = "/balie/klanten/" + personOf(account).value();
        var link = customer.get("/mijn/vragen").page().select("main li a").attr("href");
        var reference = link.substring(link.lastIndexOf('/') + 1);
        ask(esra);
        approve(hanna, request());

        var withdrawn = customer.post(link + "/intrekking");

        assertThat(withdrawn.page().select("main").text()).contains("Wissen mogen wij haar nog niet");
        assertThat(Questions.dirk(RUNNING, SITE)
                        .get("/balie/vragen/" + reference)
                        .status())
                .isEqualTo(403);
        assertThat(customer.post(link + "/antwoord", "tekst", "Nog iets.").status())
                .isEqualTo(409);

        esra.post(path + "/vrijgave", "dossier", account.toString());

        assertThat(DB.sql("select count(*) from dossier where id = ? and person is not null")
                        .param(account)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoClosesAnAccountThatIsHeldIsPromisedNoDay() {
        ask(esra);
        approve(hanna, request());

        assertThat(customer.get("/mijn/opheffing").page().select("main").text())
                .contains("Wij mogen dit account nu niet wissen")
                .doesNotContain("Wij wissen dit op");
        assertThat(customer.post("/mijn/opheffing", "password", Customers.PASSWORD)
                        .page()
                        .select("main")
                        .text())
                .contains("Wij wissen uw account zodra er geen reden meer is om dit te bewaren.");
    }

    @Test
    void aSecondRequestIsToldThatThereIsOne() {
        ask(esra);

        var second = hanna.post(path + "/bewaring", "dossier", account.toString(), "reden", "claim");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Een collega vroeg dit al");
    }

    @Test
    void ofWhatIsHeldNobodyIsToldADay() {
        customer.post("/mijn/opheffing", "password", Customers.PASSWORD);
        assertThat(card(esra)).contains("wordt gewist op");

        ask(esra);
        approve(hanna, request());

        assertThat(card(esra)).doesNotContain("wordt gewist op");
        // Who closed the account reads that no more; who asks for a report does.
        assertThat(RUNNING.part(Dossiers.class)
                        .readOwn(personOf(account))
                        .getFirst()
                        .kept())
                .isTrue();
    }

    @Test
    void whoAskedCannotAgreeHoweverItIsTried() {
        ask(esra);
        var request = request();
        assertThat(work(esra)).doesNotContain("langer te bewaren");
        var page = esra.get("/balie/bewaring").page();
        assertThat(page.select("main").text())
                .contains("U vroeg dit zelf. Een collega met dezelfde rol moet beslissen.");
        assertThat(page.select("form[action$=akkoord]")).isEmpty();

        // By the address that a colleague's page has, from another session, at another site, in another language.
        for (var self : List.of(esra, esra(SITE))) {
            for (var prefix : List.of("", "/en")) {
                var refused = self.post(prefix + "/balie/bewaring/" + request + "/akkoord");
                assertThat(refused.status()).isEqualTo(403);
            }
        }
        assertThat(esra.post("/balie/bewaring/" + request + "/akkoord")
                        .page()
                        .select("main")
                        .text())
                .contains("Daarom kunt u het niet zelf goedvinden");
        // Past this module: the floor asks for two as well.
        var self = new Actor.Staff("privacy-officer", UUID.randomUUID());
        assertThatThrownBy(
                        () -> RUNNING.part(Dossiers.class).hold(new DossierId(account), HoldReason.CLAIM, self, self))
                .hasMessageContaining("second person");
        assertThat(isHeld()).isFalse();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void whoAskedAgainAfterAColleagueIsNotTheFirst() {
        ask(esra);
        hanna.post(path + "/bewaring", "dossier", account.toString(), "reden", "claim");

        assertThat(requests()).isEqualTo(1);
        assertThat(approve(esra, request())).isEqualTo(403);
        assertThat(isHeld()).isFalse();
    }

    @Test
    void otherRolesAndOtherControllersNeitherAskNorAgreeNorRelease() {
        ask(esra);
        var request = request();
        var dirk = Questions.dirk(RUNNING, SITE);
        var elsewhere = esra("voipexpress.nl");
        for (var decision : List.of("/akkoord", "/weigering")) {
            assertThat(dirk.post("/balie/bewaring/" + request + decision).status())
                    .isEqualTo(403);
            assertThat(elsewhere.post("/balie/bewaring/" + request + decision).status())
                    .isEqualTo(404);
            assertThat(customer.post("/balie/bewaring/" + request + decision).status())
                    .isEqualTo(403);
        }
        assertThat(requests()).isEqualTo(1);
        assertThat(elsewhere.get("/balie/bewaring").page().select(".card")).isEmpty();
        assertThat(card(dirk)).doesNotContain("langer");

        approve(hanna, request);
        for (var deed : List.of("/bewaring", "/vrijgave")) {
            assertThat(dirk.post(path + deed, "dossier", account.toString(), "reden", "claim")
                            .status())
                    .isEqualTo(403);
            assertThat(elsewhere
                            .post(path + deed, "dossier", account.toString(), "reden", "claim")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(isHeld()).isTrue();
    }

    @Test
    void aDossierOfSomebodyElseIsNotThisCustomers() {
        var stranger = "/balie/klanten/" + UUID.randomUUID();
        assertThat(esra.post(stranger + "/bewaring", "dossier", account.toString(), "reden", "claim")
                        .status())
                .isEqualTo(404);
        assertThat(esra.post(path + "/bewaring", "dossier", "x", "reden", "claim")
                        .status())
                .isEqualTo(404);
        assertThat(requests()).isZero();
    }

    @Test
    void withoutAReasonNothingIsAsked() {
        for (var reason : List.of("", "zomaar", "CLAIM")) {
            assertThat(esra.post(path + "/bewaring", "dossier", account.toString(), "reden", reason)
                            .status())
                    .as(reason)
                    .isEqualTo(422);
        }
        assertThat(requests()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"6, true", "7, true", "8, false"})
    void aRequestLapsesAfterSevenDays(int days, boolean counts) {
        ask(esra);
        var request = request();
        RUNNING.turnTo(RUNNING.today().plusDays(days));
        hanna = hanna();

        assertThat(work(hanna).contains("langer te bewaren")).isEqualTo(counts);
        assertThat(approve(hanna, request)).isEqualTo(counts ? 303 : 404);
        assertThat(isHeld()).isEqualTo(counts);
    }

    @Test
    void whatLapsedIsTidiedUpAndCanBeAskedAnew() {
        ask(esra);
        var first = request();
        RUNNING.turnTo(RUNNING.today().plusDays(8));
        ask(hanna());
        assertThat(request()).isNotEqualTo(first);

        RUNNING.turnTo(RUNNING.today().plusDays(8));
        RUNNING.part(HoldRequests.class).forgetOld();
        assertThat(requests()).isZero();
    }

    @Test
    void aColleagueRefusesAndWhoAskedTakesItBack() {
        ask(esra);
        assertThat(hanna.post("/balie/bewaring/" + request() + "/weigering").location())
                .isEqualTo("/balie/bewaring?gedaan=weigering");
        assertThat(requests()).isZero();

        ask(esra);
        esra.post("/balie/bewaring/" + request() + "/weigering");
        assertThat(requests()).isZero();
        assertThat(isHeld()).isFalse();
        assertThat(customer.get("/mijn/logboek").page().select(".log").text())
                .contains("Een medewerker (privacyfunctionaris) besloot dat de gewone termijn blijft gelden");
    }

    @Test
    void ofYesAndNoAtOnceOneCounts() {
        ask(esra);
        var request = request();
        var other = hanna();
        var yes = CompletableFuture.supplyAsync(() -> approve(hanna, request));
        int no = other.post("/balie/bewaring/" + request + "/weigering").status();

        assertThat(List.of(yes.join(), no)).containsOnlyOnce(303);
        assertThat(isHeld()).isEqualTo(yes.join() == 303);
    }

    @Test
    void aRequestKeepsNothingUntilSomebodyAgreesAndAHoldKeepsItUntilItIsReleased() {
        ask(esra);
        approve(hanna, request());
        customer.post("/mijn/opheffing", "password", Customers.PASSWORD);
        RUNNING.turnTo(RUNNING.today().plusMonths(7));
        RUNNING.part(RetentionSweep.class).run();
        assertThat(isHeld()).isTrue();

        esra = esra(SITE);
        esra.post(path + "/vrijgave", "dossier", account.toString());
        assertThat(isHeld()).isFalse();
        RUNNING.part(RetentionSweep.class).run();
        assertThat(esra.get(path).status()).isEqualTo(404);
    }

    @Test
    void aRequestIsErasedWithItsDossier() {
        ask(esra);
        RUNNING.part(Dossiers.class).erase(List.of(new DossierId(account)), new Actor.Platform("test"), "a test");

        assertThat(requests()).isZero();
        assertThat(hanna.get("/balie/bewaring").page().select(".empty")).hasSize(1);
    }
}
