package nl.belofte.staff;

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
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff are let in and out by who runs the platform, and only they know what they come in with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffAccessTests {

    private static final String DIRK = "dirk@voorbeeld.example";
    private static final String SITE = "ipcall.me";
    private static final String LINK = "/balie/uitnodiging";

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
        return Customers.token(access.admit("ipcall", DIRK, "support").address());
    }

    private Visitor.Answer choose(String token) {
        var page = visitor().get(LINK + "?bewijs=" + token).page();
        return Colleague.choose(visitor(), token, page.select("[name=voorstel]").val(), codeOn(page));
    }

    private static String codeOn(Document page) {
        return page.select(".typed").isEmpty() ? "" : Authenticator.of(page).code();
    }

    private Colleague dirk() {
        return Colleague.behind(access.admit("ipcall", DIRK, "support"), production.running, SITE, DIRK);
    }

    private Visitor signedIn() {
        return dirk().signedIn();
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
    void whoHasTheLinkChoosesAPasswordAndACodeAndLogsInWithBoth() {
        var link = access.admit("ipcall", DIRK, "support");
        assertThat(link.address()).startsWith(production.running.address(SITE) + LINK + "?bewijs=");
        assertThat(link.toString()).doesNotContain("bewijs");

        var form = visitor().get(link.address());
        assertThat(form.page().select("input[type=password]")).hasSize(1);
        assertThat(form.page().select(".qr path")).hasSize(1);
        var dirk = Colleague.behind(link, production.running, SITE, DIRK);

        assertThat(dirk.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        var in = visitor();
        assertThat(isIn(in)).isFalse();
        assertThat(dirk.logIn(in).location()).isEqualTo("/balie");
        assertThat(isIn(in)).isTrue();
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
        assertThat(choose(token).status()).isEqualTo(200);

        var again = choose(token);

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.page().select("h1").text()).isEqualTo("Deze link werkt niet meer");
        assertThat(visitor().get(LINK + "?bewijs=" + token).status()).isEqualTo(410);
        for (var path : List.of(LINK + "/vraag", LINK + "/sleutel")) {
            assertThat(visitor().post(path, "bewijs", token).status()).isEqualTo(410);
        }
    }

    @Test
    void readingTheLinkOrChoosingBadlyUsesNothingUp() {
        var token = admitted();
        for (int i = 0; i < 3; i++) {
            var page = visitor().get(LINK + "?bewijs=" + token).page();
            var proposal = page.select("[name=voorstel]").val();
            assertThat(Colleague.choose(visitor(), token, proposal, "000000").status())
                    .isEqualTo(422);
            assertThat(visitor()
                            .post(
                                    LINK,
                                    "bewijs",
                                    token,
                                    "voorstel",
                                    proposal,
                                    "password",
                                    "te kort",
                                    "code",
                                    codeOn(page))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(choose(token).status()).isEqualTo(200);
    }

    @Test
    void aMistakeLeavesTheSecretThatTheAppHas() {
        var token = admitted();
        var page = visitor().get(LINK + "?bewijs=" + token).page();

        var again = Colleague.choose(
                        visitor(), token, page.select("[name=voorstel]").val(), "000000")
                .page();

        assertThat(again.select(".typed").text())
                .isEqualTo(page.select(".typed").text());
        assertThat(again.select("#code-error").text()).startsWith("Deze code klopt niet.");
    }

    @Test
    void eachWhoReadsTheLinkSeesAnotherSecret() {
        var token = admitted();
        var first = visitor().get(LINK + "?bewijs=" + token).page();
        var second = visitor().get(LINK + "?bewijs=" + token).page();

        assertThat(first.select(".typed").text())
                .isNotEqualTo(second.select(".typed").text());
        assertThat(Colleague.choose(
                                visitor(),
                                token,
                                second.select("[name=voorstel]").val(),
                                codeOn(first))
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"-1, 200", "0, 410", "1, 410"})
    void theLinkCountsFourHours(long seconds, int status) {
        var token = admitted();
        var page = visitor().get(LINK + "?bewijs=" + token).page();
        InProduction.CLOCK.goOn(StaffAccess.COUNTS.plusSeconds(seconds));
        assertThat(Colleague.choose(
                                visitor(), token, page.select("[name=voorstel]").val(), codeOn(page))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void theLinkIsNothingElsewhere() {
        var token = admitted();
        var elsewhere = Visitor.at(production.running, "voipexpress.nl");
        assertThat(elsewhere.get(LINK + "?bewijs=" + token).status()).isEqualTo(410);
        assertThat(Colleague.choose(elsewhere, token, "", "").status()).isEqualTo(410);
        assertThat(visitor()
                        .post("/wachtwoord-herstellen", "bewijs", token, "password", Customers.PASSWORD)
                        .status())
                .isEqualTo(410);
        assertThat(choose("").status()).isEqualTo(410);
        assertThat(choose(token).status()).isEqualTo(200);
    }

    @Test
    void aNewLinkVoidsTheEarlierOneAndEveryWayInOnceItIsUsed() {
        var before = dirk();
        var in = before.signedIn();
        var dossier = dossier();
        var first = admitted();
        var second = admitted();
        assertThat(dossier()).isEqualTo(dossier);
        assertThat(choose(first).status()).isEqualTo(410);
        assertThat(isIn(in)).isTrue();

        assertThat(choose(second).status()).isEqualTo(200);

        assertThat(isIn(in)).isFalse();
        assertThat(before.logIn(visitor()).status()).isEqualTo(422);
        assertThat(before.logIn(
                                visitor(),
                                Customers.PASSWORD,
                                before.recoveryCodes().getFirst())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aNewLinkLetsInWhoTriedTooOften() {
        var before = dirk();
        for (int i = 0; i < 11; i++) {
            before.logIn(visitor(), "niet goed " + i, "000000");
        }
        assertThat(before.logIn(visitor()).status()).isEqualTo(429);

        assertThat(isIn(signedIn())).isTrue();
    }

    @Test
    void endingTheAccessEndsEveryWayInAtOnce() {
        var dirk = dirk();
        var in = dirk.signedIn();
        var link = admitted();

        access.end("ipcall", DIRK.toUpperCase());

        assertThat(isIn(in)).isFalse();
        assertThat(dirk.logIn(visitor()).status()).isEqualTo(422);
        assertThat(dirk.logIn(
                                visitor(),
                                Customers.PASSWORD,
                                dirk.recoveryCodes().getFirst())
                        .status())
                .isEqualTo(422);
        assertThat(choose(link).status()).isEqualTo(410);
        assertThat(db.sql("select (select count(*) from staff_code) + (select count(*) from recovery_code)")
                        .query(Integer.class)
                        .single())
                .isZero();
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
                .containsSubsequence(Deed.ENDED, Deed.LOGGED_IN, Deed.WAY_IN_ADDED, Deed.OPENED);
        assertThat(about(dossier))
                .extracting(Recorded::actor)
                .containsSubsequence("platform:staff", "self", "self", "platform:staff");
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
        var dirk = dirk();
        var loggingIn = production.running.part(TransactionTemplate.class).execute(_ -> {
            access.end("ipcall", DIRK);
            var trying = CompletableFuture.supplyAsync(() -> dirk.logIn(visitor()));
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
        assertThatThrownBy(() -> access.admit(controller, address, "support"))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> access.end(controller, address))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
    }
}
