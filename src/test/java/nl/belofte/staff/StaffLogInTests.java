package nl.belofte.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nl.belofte.Customers;
import nl.belofte.Visitor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Recorded;
import nl.belofte.mail.InProduction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Staff come in with a password and a code, and with neither alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffLogInTests {

    private static final String DIRK = "dirk@voorbeeld.example";
    private static final String SITE = "ipcall.me";
    private static final String WRONG = "Adres, wachtwoord en code horen niet bij elkaar.";

    private final InProduction production = InProduction.start();
    private final StaffAccess access = production.running.part(StaffAccess.class);
    private final JdbcClient db = production.running.part(JdbcClient.class);
    private Colleague dirk;

    @AfterAll
    void stop() {
        production.close();
    }

    @BeforeEach
    void letDirkIn() {
        InProduction.CLOCK.goOn(Duration.ofDays(1));
        dirk = Colleague.behind(access.admit("ipcall", DIRK, "support"), production.running, SITE, DIRK);
        InProduction.CLOCK.goOn(Duration.ofMinutes(1));
    }

    @AfterEach
    void end() {
        access.end("ipcall", DIRK);
    }

    private Visitor visitor() {
        return Visitor.at(production.running, SITE);
    }

    private Visitor.Answer logIn(String password, String code) {
        return dirk.logIn(visitor(), password, code);
    }

    private void assertWrong(Visitor.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".error-summary li").text()).startsWith(WRONG);
        assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aPasswordAloneIsNotEnoughAndNeitherIsACode() {
        var code = dirk.app().code();
        Stream.of(
                        logIn(Customers.PASSWORD, ""),
                        logIn(Customers.PASSWORD, "000000"),
                        logIn("niet het goede woord", code),
                        logIn("", code),
                        visitor().post("/balie/inloggen", "email", "chaima@voorbeeld.example", "code", code))
                .forEach(this::assertWrong);

        assertThat(logIn(Customers.PASSWORD, code).location()).isEqualTo("/balie");
    }

    @Test
    void whoChoseNothingYetComesInWithNothing() {
        access.admit("ipcall", "bram@voorbeeld.example", "support");
        try {
            var dossier = access.invited(
                    "ipcall",
                    Customers.token(access.admit("ipcall", "bram@voorbeeld.example", "support")
                            .address()));
            production.running.part(Staff.class).setPassword(dossier.orElseThrow(), Customers.PASSWORD);
            for (var code : List.of(
                    "", "000000", OneTimeCode.at(new byte[20], OneTimeCode.step(InProduction.CLOCK.instant())))) {
                assertWrong(visitor()
                        .post(
                                "/balie/inloggen",
                                "email",
                                "bram@voorbeeld.example",
                                "password",
                                Customers.PASSWORD,
                                "code",
                                code));
            }
        } finally {
            access.end("ipcall", "bram@voorbeeld.example");
        }
    }

    @Test
    void aCodeCountsOnceAndSoDoesEveryOneBeforeIt() {
        var before = dirk.app().codeAt(InProduction.CLOCK.instant().minusSeconds(30));
        var now = dirk.app().code();
        assertThat(logIn(Customers.PASSWORD, now).location()).isEqualTo("/balie");

        assertWrong(logIn(Customers.PASSWORD, now));
        assertWrong(logIn(Customers.PASSWORD, before));

        InProduction.CLOCK.goOn(Duration.ofSeconds(30));
        assertThat(logIn(Customers.PASSWORD, dirk.app().code()).location()).isEqualTo("/balie");
    }

    @Test
    void ofManyWhoComeWithOneCodeAtOnceOneIsInTime() {
        var code = dirk.app().code();
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> logIn(Customers.PASSWORD, code)))
                .limit(6)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Visitor.Answer::status)
                .toList();

        assertThat(answers).containsOnlyOnce(303).hasSize(6);
        assertThat(db.sql("select count(*) from session").query(Integer.class).single())
                .isOne();
    }

    @Test
    void theCodeThatProvedTheAppCountsNoMore() {
        access.end("ipcall", DIRK);
        dirk = Colleague.behind(access.admit("ipcall", DIRK, "support"), production.running, SITE, DIRK);

        assertWrong(logIn(Customers.PASSWORD, dirk.app().code()));
    }

    /** Whoever knows the password has three codes of a million at a moment. */
    @Test
    void whoKnowsThePasswordAndTriesCodesFromEverywhereIsToldNothing() {
        for (int i = 0; i < 10; i++) {
            assertWrong(from(i, Customers.PASSWORD, "00000" + i));
        }

        assertWrong(from(11, Customers.PASSWORD, dirk.app().code()));
        assertWrong(from(12, Customers.PASSWORD, dirk.recoveryCodes().getFirst()));

        InProduction.CLOCK.goOn(Duration.ofMinutes(61));
        assertThat(from(13, Customers.PASSWORD, dirk.app().code()).location()).isEqualTo("/balie");
    }

    @Test
    void theTenthCodeCounts() {
        for (int i = 0; i < 9; i++) {
            assertWrong(from(i, Customers.PASSWORD, "00000" + i));
        }
        assertThat(from(9, Customers.PASSWORD, dirk.app().code()).location()).isEqualTo("/balie");
    }

    /** As from another place each: the limit of one place is out of the way. */
    private Visitor.Answer from(int place, String password, String code) {
        var attempts = production.running.part(nl.belofte.session.Attempts.class);
        var counted = production.running.part(Staff.class).counted("ipcall", DIRK);
        attempts.forget("log in from with a name", "staff ipcall\0" + "127.0.0.1\0" + counted);
        return logIn(password, code);
    }

    @Test
    void aPasswordThatIsGuessedIsNotTriedForEver() {
        for (int i = 0; i < 10; i++) {
            assertWrong(logIn("geraden woord " + i, dirk.app().code()));
        }
        assertThat(logIn(Customers.PASSWORD, dirk.app().code()).status()).isEqualTo(429);
    }

    @Test
    void aRecoveryCodeCountsOnceHoweverItIsTypedOver() {
        var code = dirk.recoveryCodes().getFirst();
        assertThat(logIn(Customers.PASSWORD, " " + code.toUpperCase().replace("-", " "))
                        .location())
                .isEqualTo("/balie");

        assertWrong(logIn(Customers.PASSWORD, code));
        assertWrong(logIn("niet het goede woord", dirk.recoveryCodes().get(1)));
        assertThat(logIn(Customers.PASSWORD, dirk.recoveryCodes().get(1)).location())
                .isEqualTo("/balie");
    }

    @Test
    void recoveryCodesAndSecretsAreNowhereInTheDatabase() {
        var rows = db.sql("""
                        select (select string_agg(r::text, '') from recovery_code r)
                          || (select string_agg(c::text, '') from staff_code c)""").query(String.class).single();

        assertThat(rows).doesNotContain(dirk.recoveryCodes().getFirst().substring(0, 5));
        assertThat(rows)
                .doesNotContain(
                        java.util.HexFormat.of().formatHex(dirk.app().secret()).substring(0, 16));
    }

    @Test
    void aLogInIsInTheEvidenceWithItsWayAndARecoveryCodeGoesInALetterToo() {
        dirk.signedIn();
        assertThat(newest().detail()).isEqualTo("password-and-code");
        logIn(Customers.PASSWORD, dirk.recoveryCodes().getFirst());
        assertThat(newest().detail()).isEqualTo("recovery-code");

        var letter = production.mailTo(DIRK);
        assertThat(InProduction.text(letter))
                .contains("aan de balie van ipcall.me")
                .contains("herstelcode");
    }

    private Recorded newest() {
        return production.running.part(Evidence.class).newest(40).stream()
                .map(Recorded.Committed::entry)
                .filter(entry -> entry.deed() == Deed.LOGGED_IN)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSessionThatSomebodyPlantedIsNobodys() {
        var attacker = visitor();
        attacker.post("/balie/inloggen/vraag");
        var planted = attacker.cookies().get("session");
        assertThat(planted).isNotEmpty();
        var victim = visitor();
        victim.cookies().put("session", planted);

        assertThat(dirk.logIn(victim).location()).isEqualTo("/balie");

        assertThat(victim.cookies().get("session")).isNotEqualTo(planted);
        assertThat(attacker.get("/balie").location()).isEqualTo("/balie/inloggen");
    }

    @ParameterizedTest
    @CsvSource({"599, 200", "600, 200", "601, 303"})
    void whatIsThereIsChangedForTenMinutesAfterALogIn(long seconds, int status) {
        var in = dirk.signedIn();
        InProduction.CLOCK.goOn(Duration.ofSeconds(seconds));

        var form = in.get("/balie/toegang/code");

        assertThat(form.status()).isEqualTo(status);
        assertThat(form.location()).isEqualTo(status == 303 ? "/balie/inloggen?verder=toegang" : "");
    }

    @Test
    void whoTookASessionOverChangesNothing() {
        var in = dirk.signedIn();
        InProduction.CLOCK.goOn(Duration.ofMinutes(11));

        assertThat(in.get("/balie/toegang").page().select("form[data-passkey]")).isEmpty();
        for (var path : List.of(
                "/balie/toegang/sleutels",
                "/balie/toegang/sleutels/verwijdering",
                "/balie/toegang/code",
                "/balie/toegang/code/verwijdering",
                "/balie/toegang/sessies")) {
            assertThat(in.post(path).location()).as(path).isEqualTo("/balie/inloggen?verder=toegang");
        }
        assertThat(in.post("/balie/toegang/vraag").status()).isEqualTo(428);

        InProduction.CLOCK.goOn(Duration.ofSeconds(30));
        var again = in.post(
                "/balie/inloggen",
                "email",
                DIRK,
                "password",
                Customers.PASSWORD,
                "code",
                dirk.app().code(),
                "verder",
                "toegang");
        assertThat(again.location()).isEqualTo("/balie/toegang");
        assertThat(in.get("/balie/toegang/code").status()).isEqualTo(200);
    }

    @Test
    void aNewCodePutsTheOldOneAndOtherSessionsOut() {
        var in = dirk.signedIn();
        var elsewhere = dirk.signedIn();
        assertThat(in.get("/balie/toegang").page().select("#sessions + p").text())
                .contains("op nog één plaats");
        var page = in.get("/balie/toegang/code").page();
        var old = dirk.app();

        var answer = in.post(
                "/balie/toegang/code",
                "voorstel",
                page.select("[name=voorstel]").val(),
                "password",
                "heel andere gewone woorden",
                "code",
                Authenticator.of(page).code());

        assertThat(answer.page().select(".codes code")).hasSize(10);
        assertThat(elsewhere.get("/balie").location()).isEqualTo("/balie/inloggen");
        assertThat(in.get("/balie").status()).isEqualTo(200);
        InProduction.CLOCK.goOn(Duration.ofSeconds(30));
        assertWrong(logIn("heel andere gewone woorden", old.code()));
        assertWrong(logIn("heel andere gewone woorden", dirk.recoveryCodes().getFirst()));
        assertWrong(logIn(Customers.PASSWORD, Authenticator.of(page).code()));
        assertThat(logIn("heel andere gewone woorden", Authenticator.of(page).code())
                        .location())
                .isEqualTo("/balie");
        assertThat(deeds()).contains(Deed.WAY_IN_ADDED);
    }

    @Test
    void nobodyChoosesASecretThatWasProposedToAnother() {
        var bram = Customers.token(
                access.admit("ipcall", "bram@voorbeeld.example", "support").address());
        try {
            var his = visitor().get("/balie/uitnodiging?bewijs=" + bram).page();
            var in = dirk.signedIn();

            var answer = in.post(
                    "/balie/toegang/code",
                    "voorstel",
                    his.select("[name=voorstel]").val(),
                    "password",
                    Customers.PASSWORD,
                    "code",
                    Authenticator.of(his).code());

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.page().select(".typed").text())
                    .isNotEqualTo(his.select(".typed").text());
        } finally {
            access.end("ipcall", "bram@voorbeeld.example");
        }
    }

    @Test
    void theLastWayInIsNotTakenAway() {
        var in = dirk.signedIn();

        var answer = in.post("/balie/toegang/code/verwijdering");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".error-summary").text()).contains("uw laatste manier");
        assertThat(dirk.logIn(visitor()).location()).isEqualTo("/balie");
    }

    @Test
    void endsEveryOtherSessionWhenAsked() {
        var in = dirk.signedIn();
        var elsewhere = dirk.signedIn();

        assertThat(in.post("/balie/toegang/sessies").location()).isEqualTo("/balie/toegang?gedaan=sessies");

        assertThat(elsewhere.get("/balie").location()).isEqualTo("/balie/inloggen");
        assertThat(in.get("/balie").status()).isEqualTo(200);
        assertThat(deeds()).contains(Deed.SESSIONS_ENDED);
    }

    private List<Deed> deeds() {
        var dossier = db.sql("select dossier from staff").query(UUID.class).single();
        return production.running.part(Evidence.class).newest(40).stream()
                .map(Recorded.Committed::entry)
                .filter(entry -> dossier.equals(entry.dossier()))
                .map(Recorded::deed)
                .toList();
    }

    @Test
    void nobodyElsesPageSendsAForm() {
        var in = dirk.signedIn();
        for (var origin : List.of("cross-site", "same-site")) {
            for (var path : List.of(
                    "/balie/inloggen",
                    "/balie/inloggen/vraag",
                    "/balie/inloggen/sleutel",
                    "/balie/toegang/sessies",
                    "/balie/toegang/code/verwijdering",
                    "/balie/toegang/vraag",
                    "/balie/uitnodiging/vraag")) {
                assertThat(in.postWith(List.of("Sec-Fetch-Site", origin), path).status())
                        .as("%s from %s", path, origin)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void whatWasBegunAndNeverFinishedIsForgotten() {
        visitor().post("/balie/inloggen/vraag");
        InProduction.CLOCK.goOn(Duration.ofMinutes(10));
        production.running.part(nl.belofte.session.Handshakes.class).forgetOld();

        assertThat(db.sql("select count(*) from handshake where expires_at < ?")
                        .param(OffsetDateTime.now(InProduction.CLOCK).plusDays(1))
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
