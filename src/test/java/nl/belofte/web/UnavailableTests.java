package nl.belofte.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a visitor sees while the database lets nobody in. */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnavailableTests {

    private static final String SITE = "ipcall.me";

    private final Running running = Running.start();
    private final String url = running.part(HikariDataSource.class).getJdbcUrl();
    private final String name = url.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    private final JdbcClient server =
            JdbcClient.create(new DriverManagerDataSource(url.replace("/" + name + "?", "/belofte?")));

    @AfterEach
    void back() {
        server.sql("alter database %s allow_connections true".formatted(name)).update();
    }

    @AfterAll
    void close() {
        running.close();
    }

    private void gone() {
        server.sql("alter database %s allow_connections false".formatted(name)).update();
        server.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                .param(name)
                .query(Boolean.class)
                .list();
    }

    private Visitor.Answer logIn(String prefix) {
        return Visitor.at(running, SITE)
                .post(prefix + "/inloggen", "name", "anna@voorbeeld.example", "password", Customers.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({"'', Dit is niet aangekomen", "/en, This did not arrive"})
    void whoSentSomethingIsToldInPlainWordsAndSoonThatItDidNotArrive(String prefix, String title) {
        gone();
        var begun = Instant.now();

        var answer = logIn(prefix);

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(8));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.page().select("h1").text()).isEqualTo(title);
        assertThat(answer.page().select(".buttons a[href*=inloggen]"))
                .as("what was sent is not sent again by a link")
                .isEmpty();
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "PSQL", "nl.belofte");
    }

    @ParameterizedTest
    @CsvSource({"/mijn", "/en/mijn", "/registreren/bevestiging?bewijs=abc"})
    void whoAskedForAPageCanAskForItAgain(String path) {
        var visitor = Visitor.at(running, SITE);
        visitor.cookies().put("session", "of-before");
        gone();

        var answer = visitor.get(path);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.page().select("a.button").first().attr("href")).isEqualTo(path);
    }

    @Test
    void whoCarriesASessionIsToldTheSameAndKeepsIt() {
        var visitor = Visitor.at(running, SITE);
        visitor.cookies().put("session", "of-before");
        gone();

        for (var path : new String[] {"/mijn", "/privacy"}) {
            var answer = visitor.get(path);

            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.page().select("h1").text()).as(path).isEqualTo("Dit kan nu even niet");
        }
        assertThat(visitor.cookies()).containsKey("session");
    }

    @Test
    void whatNeedsNoDatabaseIsThere() {
        gone();

        assertThat(Visitor.at(running, SITE).get("/privacy").status()).isEqualTo(200);
        assertThat(Visitor.at(running, SITE).get("/inloggen").status()).isEqualTo(200);
    }

    @Test
    void itWorksAgainByItself() {
        gone();
        assertThat(logIn("").status()).isEqualTo(503);

        back();

        // A connection that was ended may still be handed out once.
        Customers.await(() -> logIn("").status() != 503);
        assertThat(logIn("").status()).isNotIn(500, 503);
    }
}
