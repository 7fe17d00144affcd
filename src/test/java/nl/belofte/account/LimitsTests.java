package nl.belofte.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Visitor;
import nl.belofte.mail.InProduction;
import nl.belofte.session.Attempts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessing and flooding come to an end, and so does the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTests {

    private static final String ELSEWHERE = "203.0.113.7";

    /** Behind a proxy, which says where a visitor comes from. */
    private final InProduction production = InProduction.start("--server.forward-headers-strategy=native");

    @AfterAll
    void stop() {
        production.close();
    }

    @BeforeEach
    void anHourLater() {
        InProduction.CLOCK.goOn(Duration.ofMinutes(61));
    }

    private String customer(String site) {
        var address = Customers.newAddress();
        var visitor = Visitor.at(production.running, site);
        visitor.post("/registreren", Customers.answers(address));
        var link = Customers.linkIn(InProduction.text(production.mailTo(address)));
        visitor.post("/registreren/bevestiging", "bewijs", Customers.token(link));
        return address;
    }

    private int tryToLogIn(String site, String name, String password) {
        return Visitor.at(production.running, site)
                .post("/inloggen", "name", name, "password", password)
                .status();
    }

    @Test
    void refusesEvenTheRightPasswordAfterTenWrongOnesAndTakesItAnHourLater() {
        var address = customer("ipcall.me");
        for (int i = 0; i < 10; i++) {
            assertThat(tryToLogIn("ipcall.me", address, "wrong" + i)).isEqualTo(422);
        }

        assertThat(tryToLogIn("ipcall.me", address, Customers.PASSWORD)).isEqualTo(429);
        var told = Visitor.at(production.running, "ipcall.me").post("/en/inloggen", "name", address, "password", "x");
        assertThat(told.page().getElementById("name-error").text()).contains("too many attempts");

        InProduction.CLOCK.goOn(Duration.ofMinutes(59));
        assertThat(tryToLogIn("ipcall.me", address, Customers.PASSWORD)).isEqualTo(429);
        InProduction.CLOCK.goOn(Duration.ofMinutes(2));
        assertThat(tryToLogIn("ipcall.me", address, Customers.PASSWORD)).isEqualTo(303);
    }

    private Visitor.Answer postFrom(String address, String site, String path, String... answers) {
        return Visitor.at(production.running, site)
                .postWith(List.of("Sec-Fetch-Site", "same-origin", "X-Forwarded-For", address), path, answers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall.me", "voipexpress.nl"})
    void letsTheOwnerInFromElsewhereWhileSomebodyGuesses(String site) {
        var address = customer(site);
        var name = site.equals("ipcall.me") ? address : Customers.userName(address);
        for (int i = 0; i < 11; i++) {
            assertThat(tryToLogIn(site, name, "wrong" + i)).isEqualTo(i < 10 ? 422 : 429);
        }

        assertThat(postFrom(ELSEWHERE, site, "/inloggen", "name", name, "password", Customers.PASSWORD)
                        .status())
                .isEqualTo(303);
        assertThat(tryToLogIn(site, name, Customers.PASSWORD)).isEqualTo(429);
    }

    @Test
    void refusesAnUnknownNameAfterAsManyTriesAsAKnownOne() {
        var unknown = Customers.newAddress();
        for (int i = 0; i < 10; i++) {
            assertThat(tryToLogIn("ipcall.me", unknown, "wrong" + i)).isEqualTo(422);
        }
        assertThat(tryToLogIn("ipcall.me", unknown, "wrong")).isEqualTo(429);
    }

    @Test
    void letsInWhoChoseANewPasswordAfterTooManyTries() {
        var address = customer("ipcall.me");
        for (int i = 0; i < 11; i++) {
            tryToLogIn("ipcall.me", address, "wrong" + i);
        }
        var visitor = Visitor.at(production.running, "ipcall.me");
        visitor.post("/wachtwoord-vergeten", "email", address);
        Customers.await(() -> InProduction.text(production.mailTo(address)).contains("wachtwoord-herstellen"));
        var link = Customers.linkIn(InProduction.text(production.mailTo(address)));
        var chosen = "vier andere gewone woorden";
        assertThat(visitor.post("/wachtwoord-herstellen", "bewijs", Customers.token(link), "password", chosen)
                        .status())
                .isEqualTo(200);

        assertThat(tryToLogIn("ipcall.me", address, chosen)).isEqualTo(303);
    }

    @Test
    void takesAnAddressInAnotherScriptAsItWasRegistered() {
        var typed = Customers.newAddress().replace("@voorbeeld", "@bücher");
        var kept = typed.replace("bücher", "xn--bcher-kva");
        var visitor = Visitor.at(production.running, "ipcall.me");
        visitor.post("/registreren", Customers.answers(typed));
        var link = Customers.linkIn(InProduction.text(production.mailTo(kept)));
        visitor.post("/registreren/bevestiging", "bewijs", Customers.token(link));

        for (var shape : List.of(typed, kept, typed.toUpperCase(), typed.replace(".example", "\uff0eexample"))) {
            assertThat(tryToLogIn("ipcall.me", shape, Customers.PASSWORD))
                    .as(shape)
                    .isEqualTo(303);
        }
    }

    @Test
    void takesThirtyForgottenPasswordsAnHourFromOneAddressWhoeverTheyAreOf() {
        var known = customer("ipcall.me");
        var attempts = production.running.part(Attempts.class);
        for (int i = 0; i < 28; i++) {
            attempts.allowed("forgotten", "ipcall127.0.0.1", 30);
        }
        var visitor = Visitor.at(production.running, "ipcall.me");
        for (var address : List.of(known, Customers.newAddress())) {
            assertThat(visitor.post("/wachtwoord-vergeten", "email", address).status())
                    .isEqualTo(200);
        }

        var refused = visitor.post("/en/wachtwoord-vergeten", "email", known);
        var refusedToo = visitor.post("/en/wachtwoord-vergeten", "email", Customers.newAddress());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.page().select("main").text()).contains("Try again in an hour", "sent no email");
        assertThat(refusedToo.body()).isEqualTo(refused.body());
        assertThat(postFrom(ELSEWHERE, "ipcall.me", "/wachtwoord-vergeten", "email", known)
                        .status())
                .isEqualTo(200);
        InProduction.CLOCK.goOn(Duration.ofMinutes(61));
        assertThat(visitor.post("/wachtwoord-vergeten", "email", known).status())
                .isEqualTo(200);
    }

    @Test
    void lendsNobodyWhoTookOverASessionMoreThanTenGuessesAtThePassword() {
        var address = customer("ipcall.me");
        var visitor = Visitor.at(production.running, "ipcall.me");
        Customers.logIn(visitor, address, Customers.PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(visitor.post("/mijn/opheffing", "password", "wrong" + i).status())
                    .isEqualTo(422);
        }

        var right = visitor.post("/mijn/opheffing", "password", Customers.PASSWORD);

        assertThat(right.status()).isEqualTo(422);
        assertThat(tryToLogIn("ipcall.me", address, Customers.PASSWORD))
                .as("not closed")
                .isEqualTo(303);
    }

    @Test
    void countsOneNameInAllItsShapes() {
        var name = Customers.userName(customer("voipexpress.nl"));
        for (int i = 0; i < 10; i++) {
            var shape = i % 3 == 0 ? name : i % 3 == 1 ? name.toUpperCase() : "\uff41" + name.substring(1);
            assertThat(tryToLogIn("voipexpress.nl", shape, "wrong" + i)).isEqualTo(422);
        }
        assertThat(tryToLogIn("voipexpress.be", "\uff21" + name.substring(1), Customers.PASSWORD))
                .isEqualTo(429);
    }

    @Test
    void startsToCountAnewAfterASuccess() {
        var address = customer("ipcall.me");
        for (int i = 0; i < 9; i++) {
            tryToLogIn("ipcall.me", address, "wrong" + i);
        }
        assertThat(tryToLogIn("ipcall.me", address, Customers.PASSWORD)).isEqualTo(303);
        for (int i = 0; i < 9; i++) {
            assertThat(tryToLogIn("ipcall.me", address, "wrong" + i)).isEqualTo(422);
        }
        assertThat(tryToLogIn("ipcall.me", address, Customers.PASSWORD)).isEqualTo(303);
    }

    @Test
    void keepsAnAddressThatTriesAHundredNamesOutWithoutCountingMoreOfThem() {
        var attempts = production.running.part(Attempts.class);
        for (int i = 0; i < 100; i++) {
            attempts.allowed("log in from", "ipcall127.0.0.1", 100);
        }
        var address = Customers.newAddress();
        for (int i = 0; i < 11; i++) {
            assertThat(tryToLogIn("ipcall.me", address, "wrong")).isEqualTo(429);
        }
        attempts.forget("log in from", "ipcall127.0.0.1");
        assertThat(tryToLogIn("ipcall.me", address, "wrong"))
                .as("was not counted")
                .isEqualTo(422);
    }

    @Test
    void takesThirtyRegistrationsAnHourFromOneAddress() {
        var attempts = production.running.part(Attempts.class);
        for (int i = 0; i < 30; i++) {
            attempts.allowed("register", "ipcall127.0.0.1", 30);
        }
        var visitor = Visitor.at(production.running, "ipcall.me");
        int before = persons();

        assertThat(visitor.post("/registreren", Customers.answers(Customers.newAddress()))
                        .status())
                .isEqualTo(429);

        assertThat(persons()).isEqualTo(before);
        InProduction.CLOCK.goOn(Duration.ofMinutes(61));
        assertThat(visitor.post("/registreren", Customers.answers(Customers.newAddress()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void sendsFiveLettersAnHourToOneAddressHoweverItIsWritten() {
        var address = customer("ipcall.me");
        var visitor = Visitor.at(production.running, "ipcall.me");
        var resets = "select count(*) from password_reset";
        int before = production
                .running
                .part(JdbcClient.class)
                .sql(resets)
                .query(Integer.class)
                .single();
        for (int i = 0; i < 8; i++) {
            var written = i % 2 == 0 ? address : address.toUpperCase();
            assertThat(visitor.post("/wachtwoord-vergeten", "email", written).status())
                    .isEqualTo(200);
        }

        assertThat(production
                                .running
                                .part(JdbcClient.class)
                                .sql(resets)
                                .query(Integer.class)
                                .single()
                        - before)
                .isEqualTo(5);
    }

    @Test
    void letsNobodyBeFloodedByRegisteringHim() {
        var visitor = Visitor.at(production.running, "ipcall.me");
        int before = persons();
        var address = Customers.newAddress();
        for (int i = 0; i < 7; i++) {
            visitor.post("/registreren", Customers.answers(i % 2 == 0 ? address : address.toUpperCase()));
        }
        assertThat(persons() - before).isEqualTo(5);
    }

    private int persons() {
        return production
                .running
                .part(JdbcClient.class)
                .sql("select count(*) from person")
                .query(Integer.class)
                .single();
    }
}
