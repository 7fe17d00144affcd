package nl.belofte.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slash behind the path of a page leads to that page; behind anything else there is nothing, as without it. */
class TrailingSlashTests {

    private static final Running RUNNING = Running.trial();
    private static final String SITE = "ipcall.me";

    @ParameterizedTest
    @CsvSource({
        "/privacy/, /privacy",
        "/en/privacy/, /en/privacy",
        "/privacy/2022-06-29/, /privacy/2022-06-29",
        "/registreren/, /registreren",
        "/en/inloggen/, /en/inloggen",
        "/registreren/bevestiging/?bewijs=a%2Fb&x=%7By%7D, /registreren/bevestiging?bewijs=a%2Fb&x=%7By%7D",
    })
    void leadsToThePageItselfForGood(String asked, String page) {
        var answer = Wire.send(RUNNING.port(), "GET %s HTTP/1.1".formatted(asked), "Host: " + host());

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).isEqualTo(page);
    }

    @Test
    void doesSoBehindTheLogInAndInTheTrialToo() {
        RUNNING.letADayPass();
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        assertThat(customer.get("/en/mijn/gegevens/name-and-address/").location())
                .isEqualTo("/en/mijn/gegevens/name-and-address");
        assertThat(Visitor.at(RUNNING, SITE).get("/mijn/").location()).isEqualTo("/inloggen");

        var trial = Visitor.atTrial(RUNNING);
        assertThat(trial.get("/en/postvak/").location()).isEqualTo("/en/postvak");
        assertThat(trial.get("/postvak/1/").location()).isEqualTo("/postvak/1");
        assertThat(trial.get("/proef/").status()).isEqualTo(404);
    }

    /** What a browser would read as another host is never where one is sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "/en//evil.example/",
                "//evil.example/privacy/",
                "//privacy/",
                "/en//privacy/",
                "/privacy//",
                "/\\evil.example/",
                "/%2f/evil.example/",
                "/%5cevil.example/",
                "/http://evil.example/",
                "/en/en/privacy/",
                "/nergens/",
                "/proef/",
                "/proef/postvak/",
                "/assets/belofte.css/",
                "/.well-known/privacy-statement/",
            })
    void leadsNowhereElse(String path) {
        for (var host : List.of(host(), "localhost:" + RUNNING.port())) {
            var answer = Wire.send(RUNNING.port(), "GET %s HTTP/1.1".formatted(path), "Host: " + host);

            assertThat(answer.status()).as("%s at %s", path, host).isBetween(400, 404);
            assertThat(answer.header("Location")).isEmpty();
        }
    }

    @Test
    void isNotForForms() {
        assertThat(Visitor.at(RUNNING, SITE).post("/registreren/").status()).isEqualTo(404);
    }

    private static String host() {
        return SITE + ".localhost:" + RUNNING.port();
    }
}
