package nl.belofte.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.belofte.Customers;
import nl.belofte.Visitor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Recorded;
import nl.belofte.mail.InProduction;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff are let in and out by who runs the platform, and only they know their password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffAccessTests {

    private static final String DIRK = "dirk@voorbeeld.example";
    private static final String SITE = "ipcall.me";
    private static final String LINK = "/balie/wachtwoord";

    private final InProduction production = InProduction.start();
    private final StaffAccess access = production.running.part(StaffAccess.class);
    private final JdbcClient db = production.running.part(JdbcClient.class);

    @AfterAll
    void stop() {
        production.close();
    }

    @BeforeEach
    void anotherDay() {
        InProduction.CLOCK.goOn(Duration.ofDays(1));
    }

    @AfterEach
    void endAll() {
        if (!db.sql("select 1 from staff").query().listOfRows().isEmpty()) {
            access.end("ipcall", DIRK);
        }
    }

    private Visitor visitor() {
        return Visitor.at(production.running, SITE);
    }

    private String admitted() {
        return Customers.token(access.admit("ipcall", DIRK).address());
    }

    private Visitor.Answer choose(String token, String password) {
        return visitor().post(LINK, "bewijs", token, "password", password);
    }

    private Visitor.Answer logIn(Visitor visitor, String password) {
        return visitor.post("/balie/inloggen", "email", DIRK, "password", password);
    }

    private Visitor signedIn() {
        assertThat(choose(admitted(), Customers.PASSWORD).status()).isEqualTo(303);
        var dirk = visitor();
        assertThat(logIn(dirk, Customers.PASSWORD).location()).isEqualTo("/balie");
        return dirk;
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.get("/balie").status() == 200;
    }

    private UUID dossier() {
        return db.sql("select dossier from staff").query(UUID.class).single();
    }

    private List<Recorded> about(UUID dossier) {
        return production.running.part(Evidence.class).newest(20).stream()
                .map(Recorded.Committed::entry)
                .filter(entry -> dossier.equals(entry.dossier()))
                .toList();
    }

    @Test
    void whoHasTheLinkChoosesAPasswordAndLogsInWithIt() {
        var link = access.admit("ipcall", DIRK);
        assertThat(link.address()).startsWith(production.running.address(SITE) + LINK + "?bewijs=");
        assertThat(link.toString()).doesNotContain("bewijs");
        assertThat(logIn(visitor(), Customers.PASSWORD).status()).isEqualTo(422);

        var form = visitor().get(link.address());
        assertThat(form.page().select("input[type=password]")).hasSize(1);
        var chosen = choose(Customers.token(link.address()), Customers.PASSWORD);

        assertThat(chosen.location()).startsWith("/balie/inloggen");
        assertThat(visitor()
                        .get(chosen.location())
                        .page()
                        .select(".notice-done")
                        .text())
                .contains("wachtwoord is bewaard");
        var dirk = visitor();
        assertThat(isIn(dirk)).isFalse();
        assertThat(logIn(dirk, Customers.PASSWORD).location()).isEqualTo("/balie");
        assertThat(isIn(dirk)).isTrue();
    }

    @Test
    void theLinkIsStoredInNoForm() {
        var token = admitted();
        var rows = db.sql(
                        "select (select string_agg(r::text, '') from password_reset r) || (select string_agg(s::text, '') from staff s)")
                .query(String.class)
                .single();
        assertThat(rows).doesNotContain(token, token.substring(0, 20), DIRK);
    }

    @Test
    void theLinkCountsOnce() {
        var token = admitted();
        assertThat(choose(token, Customers.PASSWORD).status()).isEqualTo(303);

        var again = choose(token, "heel andere gewone woorden");

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.page().select("h1").text()).isEqualTo("Deze link werkt niet meer");
        assertThat(visitor().get(LINK + "?bewijs=" + token).status()).isEqualTo(410);
        assertThat(logIn(visitor(), Customers.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void readingTheLinkOrChoosingABadPasswordUsesNothingUp() {
        var token = admitted();
        for (int i = 0; i < 3; i++) {
            assertThat(visitor().get(LINK + "?bewijs=" + token).status()).isEqualTo(200);
            assertThat(choose(token, "te kort").status()).isEqualTo(422);
        }
        assertThat(choose(token, Customers.PASSWORD).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({"-1, 303", "0, 410", "1, 410"})
    void theLinkCountsFourHours(long seconds, int status) {
        var token = admitted();
        InProduction.CLOCK.goOn(StaffAccess.COUNTS.plusSeconds(seconds));
        assertThat(choose(token, Customers.PASSWORD).status()).isEqualTo(status);
    }

    @Test
    void theLinkIsNothingElsewhere() {
        var token = admitted();
        var elsewhere = Visitor.at(production.running, "voipexpress.nl");
        assertThat(elsewhere.get(LINK + "?bewijs=" + token).status()).isEqualTo(410);
        assertThat(elsewhere
                        .post(LINK, "bewijs", token, "password", Customers.PASSWORD)
                        .status())
                .isEqualTo(410);
        assertThat(visitor()
                        .post("/wachtwoord-herstellen", "bewijs", token, "password", Customers.PASSWORD)
                        .status())
                .isEqualTo(410);
        assertThat(choose("", Customers.PASSWORD).status()).isEqualTo(410);
        assertThat(choose(token, Customers.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void aNewLinkVoidsTheEarlierOneAndEndsSessionsOnceItIsUsed() {
        var dirk = signedIn();
        var before = dossier();
        var first = admitted();
        var second = admitted();
        assertThat(dossier()).isEqualTo(before);
        assertThat(choose(first, "heel andere gewone woorden").status()).isEqualTo(410);
        assertThat(isIn(dirk)).isTrue();

        assertThat(choose(second, "heel andere gewone woorden").status()).isEqualTo(303);

        assertThat(isIn(dirk)).isFalse();
        assertThat(logIn(visitor(), Customers.PASSWORD).status()).isEqualTo(422);
        assertThat(logIn(visitor(), "heel andere gewone woorden").status()).isEqualTo(303);
    }

    @Test
    void aNewLinkLetsInWhoTriedTooOften() {
        signedIn();
        for (int i = 0; i < 11; i++) {
            logIn(visitor(), "niet goed " + i);
        }
        assertThat(logIn(visitor(), Customers.PASSWORD).status()).isEqualTo(429);

        choose(admitted(), Customers.PASSWORD);

        assertThat(logIn(visitor(), Customers.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void endingTheAccessEndsEveryWayInAtOnce() {
        var dirk = signedIn();
        var link = admitted();

        access.end("ipcall", DIRK.toUpperCase());

        assertThat(isIn(dirk)).isFalse();
        assertThat(logIn(visitor(), Customers.PASSWORD).status()).isEqualTo(422);
        assertThat(choose(link, Customers.PASSWORD).status()).isEqualTo(410);
        assertThatThrownBy(() -> access.end("ipcall", DIRK))
                .isInstanceOf(Refusal.class)
                .hasMessage("Nobody with that address works at the desk of ipcall.");
    }

    @Test
    void bothLeaveEvidenceAndWhatIsHeldGoesAMonthLater() {
        signedIn();
        var dossier = dossier();
        var today = InProduction.CLOCK.today();

        var erased = access.end("ipcall", DIRK);

        assertThat(about(dossier))
                .extracting(Recorded::deed)
                .containsExactly(Deed.ENDED, Deed.PASSWORD_CHANGED, Deed.OPENED);
        assertThat(about(dossier))
                .extracting(Recorded::actor)
                .containsExactly("platform:staff", "self", "platform:staff");
        assertThat(erased).isEqualTo(today.plusMonths(1));
        assertThat(db.sql("select event from dossier where id = ?")
                        .param(dossier)
                        .query(String.class)
                        .single())
                .isEqualTo("closed");
    }

    @Test
    void whoComesBackIsSomebodyNew() {
        signedIn();
        var before = dossier();
        access.end("ipcall", DIRK);

        assertThat(isIn(signedIn())).isTrue();
        assertThat(dossier()).isNotEqualTo(before);
    }

    @Test
    void letsNobodyInWhoseAccessEndsWhileThePasswordIsLookedAt() throws Exception {
        signedIn();
        var loggingIn = production.running.part(TransactionTemplate.class).execute(_ -> {
            access.end("ipcall", DIRK);
            var trying = CompletableFuture.supplyAsync(() -> logIn(visitor(), Customers.PASSWORD));
            assertThatThrownBy(() -> trying.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            return trying;
        });

        assertThat(loggingIn.get(10, TimeUnit.SECONDS).status()).isEqualTo(422);
        assertThat(db.sql("select count(*) from session where staff_role is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody | dirk@voorbeeld.example | There is no controller 'nobody': choose one of ipcall, voipexpress.",
                "ipcall | dirk voorbeeld.example | This is no e-mail address: write it like name@example.com.",
                "ipcall | '' | This is no e-mail address: write it like name@example.com."
            })
    void refusesWhatCannotBeAndRepeatsNoAddress(String controller, String address, String sentence) {
        assertThatThrownBy(() -> access.admit(controller, address))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> access.end(controller, address))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
    }
}
