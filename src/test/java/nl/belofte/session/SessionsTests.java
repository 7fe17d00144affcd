package nl.belofte.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Visitor;
import nl.belofte.mail.InProduction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsTests {

    private final InProduction production = InProduction.start();
    private final JdbcClient db = production.running.part(JdbcClient.class);
    private final String anna = Customers.newAddress();

    @BeforeAll
    void registerAnna() {
        for (var site : List.of("ipcall.me", "voipexpress.nl")) {
            var visitor = visitor(site);
            visitor.post("/registreren", Customers.answers(anna));
            Customers.await(() -> InProduction.text(production.mailTo(anna)).contains(site));
            visitor.post(
                    "/registreren/bevestiging",
                    "bewijs",
                    Customers.token(Customers.linkIn(InProduction.text(production.mailTo(anna)))));
        }
    }

    @BeforeEach
    void anotherDay() {
        InProduction.CLOCK.goOn(Duration.ofDays(1));
    }

    @AfterAll
    void stop() {
        production.close();
    }

    private Visitor visitor(String site) {
        return Visitor.at(production.running, site);
    }

    private Visitor signedIn() {
        var visitor = visitor("ipcall.me");
        assertThat(Customers.logIn(visitor, anna, Customers.PASSWORD).location())
                .isEqualTo("/mijn");
        return visitor;
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.get("/mijn").status() == 200;
    }

    @Test
    void areKnownByACookieThatOnlyThisSiteGetsAndNoScript() {
        var in = Customers.logIn(visitor("ipcall.me"), anna, Customers.PASSWORD);

        assertThat(in.response().headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("session=[\\w-]{43}; .*")
                .contains("; Path=/", "; HttpOnly", "; SameSite=Lax")
                .doesNotContainIgnoringCase("Domain", "Max-Age", "Expires", "Secure");
    }

    @Test
    void areBegunByLoggingInAndByNothingElse() {
        var visitor = visitor("ipcall.me");
        for (var path : List.of("/", "/privacy", "/registreren", "/inloggen", "/mijn", "/balie", "/nergens")) {
            assertThat(visitor.get(path).response().headers().allValues("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        }
        visitor.post("/inloggen", "name", anna, "password", "drie andere woorden");
        assertThat(visitor.cookies()).isEmpty();
    }

    @Test
    void haveANewTokenWhateverTheBrowserCameWith() {
        var visitor = visitor("ipcall.me");
        visitor.cookies().put("session", "A".repeat(43));
        Customers.logIn(visitor, anna, Customers.PASSWORD);
        var first = visitor.cookies().get("session");
        Customers.logIn(visitor, anna, Customers.PASSWORD);
        var second = visitor.cookies().get("session");

        assertThat(first).isNotEqualTo("A".repeat(43));
        assertThat(second).isNotEqualTo(first);
        var thief = visitor("ipcall.me");
        thief.cookies().put("session", first);
        assertThat(isIn(thief)).isFalse();
    }

    @Test
    void areStoredWithoutTheirToken() {
        var token = signedIn().cookies().get("session");

        var rows = db.sql(
                        "select session::text || encode(token_hash, 'escape') || encode(token_hash, 'base64') from session")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token) || row.contains(token.substring(0, 20)));
    }

    @Test
    void endAtLoggingOut() {
        var visitor = signedIn();
        var token = visitor.cookies().get("session");
        assertThat(visitor.get("/uitloggen").status()).isEqualTo(405);
        assertThat(isIn(visitor)).isTrue();

        var out = visitor.post("/uitloggen");

        assertThat(out.response().headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("session=;", "Max-Age=0");
        assertThat(out.header("Clear-Site-Data")).isEqualTo("\"cache\"");
        var thief = visitor("ipcall.me");
        thief.cookies().put("session", token);
        assertThat(isIn(thief)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1799, true", "1800, true", "1801, false"})
    void lastHalfAnHourWithoutASignOfLife(long seconds, boolean in) {
        var visitor = signedIn();
        InProduction.CLOCK.goOn(Duration.ofSeconds(seconds));
        assertThat(isIn(visitor)).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void lastTwelveHoursHoweverBusy(long seconds, boolean in) {
        var visitor = signedIn();
        for (int i = 0; i < 24; i++) {
            assertThat(isIn(visitor)).isTrue();
            InProduction.CLOCK.goOn(Duration.ofMinutes(30).plusSeconds(i == 23 ? seconds : 0));
            if (i == 23 && seconds > 0) {
                // Not for idleness.
                db.sql("update session set last_seen_at = last_seen_at + interval '10 minutes'")
                        .update();
            }
        }
        assertThat(isIn(visitor)).isEqualTo(in);
    }

    @Test
    void areTidiedUpWhenTheyRanOut() {
        signedIn();
        InProduction.CLOCK.goOn(Duration.ofMinutes(31));
        production.running.part(Sessions.class).forgetOld();
        assertThat(db.sql("select count(*) from session").query(Integer.class).single())
                .isZero();
    }

    @Test
    void areNobodysAtAnotherHost() {
        var token = signedIn().cookies().get("session");
        for (var site : List.of("voipexpress.nl", "voipexpress.be", "mijn.voipexpress.nl")) {
            var there = visitor(site);
            there.cookies().put("session", token);
            assertThat(isIn(there)).as(site).isFalse();
        }
        var byName = visitor("voipexpress.nl");
        assertThat(Customers.logIn(byName, anna, Customers.PASSWORD).location()).isEqualTo("/mijn");
        var sister = visitor("voipexpress.be");
        sister.cookies().putAll(byName.cookies());
        assertThat(isIn(sister)).isFalse();
        var staffDoor = visitor("voipexpress.nl");
        staffDoor.cookies().putAll(byName.cookies());
        assertThat(staffDoor.get("/balie").status()).isEqualTo(403);
    }

    @Test
    void endElsewhereWhenThePasswordChanges() {
        var here = signedIn();
        var there = signedIn();
        assertThat(here.post("/mijn/wachtwoord", "current", Customers.PASSWORD, "password", Customers.PASSWORD)
                        .status())
                .isEqualTo(303);

        assertThat(isIn(here)).isTrue();
        assertThat(isIn(there)).isFalse();
    }
}
