package nl.belofte.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.belofte.Customers;
import nl.belofte.Visitor;
import nl.belofte.mail.InProduction;
import nl.belofte.session.Attempts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessing and flooding come to an end, and so does the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTests {

    private final InProduction production = InProduction.start();

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
