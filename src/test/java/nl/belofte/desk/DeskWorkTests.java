package nl.belofte.desk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the desk's first page says there is to do. In a trial of its own, whose clock is turned. */
class DeskWorkTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "ipcall.me";

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static Visitor staff(String email, String password) {
        var visitor = Visitor.at(RUNNING, SITE);
        assertThat(visitor.post("/balie/inloggen", "email", email, "password", password)
                        .location())
                .isEqualTo("/balie");
        return visitor;
    }

    /** @return where it stands at the desk */
    private static String asked() {
        RUNNING.letADayPass();
        var noted = Questions.dirk(RUNNING, SITE)
                .post(
                        "/balie/vragen/nieuw",
                        Questions.answers(
                                Customers.newAddress(), "", "bron", "telephone", "tekst", "Mijn geheime vraag"));
        return noted.location().replaceFirst("\\?.*", "");
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, false", "4, true"})
    void aQuestionStandsThereByItsReferenceUntilItIsAnsweredAndIsLateAfterThreeDays(int days, boolean late) {
        var path = asked();
        RUNNING.turnTo(RUNNING.today().plusDays(days));
        var dirk = Questions.dirk(RUNNING, SITE);

        var page = dirk.get("/balie").page();
        var row = page.select(".work li:has(a[href=" + path + "])");
        assertThat(row.select(".queue-wait").text()).isEqualTo(days + " dagen");
        assertThat(row.hasClass("late")).isEqualTo(late);
        assertThat(row.select(".badge").text()).startsWith(late ? "te laat" : "uiterlijk");
        assertThat(page.select("main").text()).doesNotContain("geheime", "Anna");

        dirk.post(path + "/antwoord", "antwoord", "Tien euro.", "gezien", "1");
        assertThat(dirk.get("/balie").page().select(".work a[href=" + path + "]"))
                .isEmpty();
    }

    @Test
    void whoDoesNotAnswerQuestionsIsNotToldOfThem() {
        asked();
        for (var page : new org.jsoup.nodes.Document[] {
            staff("femke@voorbeeld.example", "vier ronde gewone woorden")
                    .get("/balie")
                    .page(),
            staff("gijs@voorbeeld.example", "vier nieuwe gewone woorden")
                    .get("/balie")
                    .page()
        }) {
            assertThat(page.select(".tiles").text()).doesNotContain("Vragen");
            assertThat(page.select("main").text()).contains("Er ligt niets").doesNotContain("Vraag");
        }
    }
}
