package nl.belofte.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pages of a case say is so. */
class CaseWordsTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "ipcall.me";

    private final Visitor customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static Visitor esra() {
        var esra = Visitor.at(RUNNING, SITE);
        esra.post("/balie/inloggen", "email", "esra@voorbeeld.example", "password", "vier stille gewone woorden");
        return esra;
    }

    private String asks(String right) {
        return customer.post("/mijn/privacy/vragen/" + right, "tekst", "Wat weet u?")
                .location()
                .replaceFirst(".*/", "")
                .replaceFirst("\\?.*", "");
    }

    @Test
    void whereNothingCanBeErasedNothingIsSaidToStandBelow() {
        var page = esra().get("/balie/rechten/" + asks("objection") + "/wissen").page();

        assertThat(page.select("main dl.facts div")).isEmpty();
        assertThat(page.select("main").text()).doesNotContain("Hieronder staat");
    }

    @ParameterizedTest
    @CsvSource({"1, 1 dag te laat", "2, 2 dagen te laat"})
    void howLateACaseIsIsSaidInWordsThatFitTheNumber(int days, String words) {
        var last = RUNNING.part(JdbcClient.class)
                .sql("select answer_by from rights_request where reference = ?")
                .param(asks("explanation"))
                .query(LocalDate.class)
                .single();

        RUNNING.turnTo(last.plusDays(days));

        assertThat(esra().get("/balie/rechten").page().select(".queue-wait").text())
                .contains(words);
    }
}
