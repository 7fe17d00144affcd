package nl.belofte.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.brand.Addresses;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.ticket.Tickets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody at the desk does with questions, and cannot do. */
class DeskQuestionsTests {

    private static final Running RUNNING = Running.start();
    private static Visitor desk;

    @BeforeAll
    static void logIn() {
        desk = Questions.dirk(RUNNING, "ipcall.me");
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    /** @return where it stands at the desk */
    private static String noted(String email, String question) {
        var noted =
                desk.post("/balie/vragen/nieuw", Questions.answers(email, "", "bron", "telephone", "tekst", question));
        assertThat(noted.status()).isEqualTo(303);
        return noted.location().replaceFirst("\\?.*", "");
    }

    @Test
    void whatIsAskedOnTheTelephoneNeedsAYesToo() {
        var refused = desk.post(
                "/balie/vragen/nieuw", "bron", "telephone", "tekst", "Wat kost het?", "email.email", "a@b.example");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#toestemming-error").text()).contains("voorgelezen");

        var email = Customers.newAddress();
        var page = desk.get(noted(email, "Wat kost het?")).page();
        assertThat(page.select(".said-theirs").text()).contains("Anna de Vries vroeg per telefoon", "Wat kost het?");
        Customers.mailTo(RUNNING, email, "Uw vraag aan");
    }

    @Test
    void whoAnswersHasReadAllThatWasSaid() {
        var path = noted(Customers.newAddress(), "Wat kost het?");
        desk.post(path + "/notitie", "notitie", "Belde nog een keer.");

        var refused = desk.post(path + "/antwoord", "antwoord", "Tien euro.", "gezien", "1");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select("#antwoord").text())
                .as("nothing is lost")
                .isEqualTo("Tien euro.");
        assertThat(refused.page().select(".said-ours")).isEmpty();
        assertThat(desk.post(path + "/antwoord", "antwoord", "Tien euro.", "gezien", "2")
                        .location())
                .endsWith("gedaan=antwoord");
    }

    @Test
    void aQuestionThatWasPutOnHoldMeanwhileIsToldAboutAndNotAFailure() {
        var path = noted(Customers.newAddress(), "Wat kost het?");
        var reference = path.substring(path.lastIndexOf('/') + 1);
        var ticket = RUNNING.part(Tickets.class).find("ipcall", reference).orElseThrow();
        RUNNING.part(Dossiers.class).restrict(ticket.dossier(), RestrictionGround.ACCURACY, ticket.self());

        for (var deed : List.of("antwoord", "notitie")) {
            var refused = desk.post(path + "/" + deed, deed, "Tien euro.", "gezien", "1");
            assertThat(refused.status()).as(deed).isEqualTo(409);
            assertThat(refused.page().select("h1").text()).isEqualTo("Dit kan nu niet meer");
        }
        assertThat(desk.get(path).status()).isEqualTo(403);
    }

    @Test
    void theFirstPageTellsHowManyWait() {
        noted(Customers.newAddress(), "Wat kost het?");

        var waiting =
                desk.get("/balie").page().select(".stat:has(a) dd").first().text();
        assertThat(Integer.parseInt(waiting)).isPositive();
    }

    @Test
    void aReferenceIsFoundHoweverItIsTypedAndOnlyAtItsOwnController() {
        var path = noted(Customers.newAddress(), "Wat kost het?");
        var reference = path.substring(path.lastIndexOf('/') + 1);
        var typed = reference.substring(0, 4).toLowerCase(java.util.Locale.ROOT) + "-" + reference.substring(4);

        assertThat(desk.get("/balie/vragen?kenmerk=" + typed).location()).isEqualTo(path);
        var elsewhere = Questions.dirk(RUNNING, "voipexpress.nl");
        assertThat(elsewhere.get(path).status()).isEqualTo(404);
        assertThat(elsewhere.get("/balie/vragen?kenmerk=" + typed).status()).isEqualTo(200);
    }

    @Test
    void theQueueHasPagesAndEachTicketStandsOnOne() {
        for (int i = 0; i < 30; i++) {
            noted(Customers.newAddress(), "Vraag " + i);
        }
        var first = desk.get("/balie/vragen").page();
        var rows = first.select(".queue a").eachAttr("href");
        assertThat(rows).hasSize(25);
        var second = desk.get(first.select(".pagination a").attr("href")).page();
        assertThat(second.select(".queue a").eachAttr("href")).isNotEmpty().doesNotContainAnyElementsOf(rows);
    }

    /** A reader takes a button for the platform's own: only where the letter itself leads is one. */
    @Test
    void anAddressOfOursInAnAnswerIsNoButton() {
        var email = Customers.newAddress();
        var path = noted(email, "Hoe log ik uit?");
        var ours = RUNNING.part(Addresses.class).of("ipcall.me") + "/uitloggen";
        desk.post(path + "/antwoord", "antwoord", "Zo:\n\n" + ours, "gezien", "1");
        Customers.mailTo(RUNNING, email, "Antwoord op");
        var trial = Visitor.atTrial(RUNNING);
        var mail = trial.get("/postvak").page().select(".mails a").stream()
                .filter(each -> each.text().contains(email) && each.text().contains("Antwoord op"))
                .findFirst()
                .orElseThrow();

        var letter = trial.get(mail.attr("href") + "/brief").page();

        assertThat(letter.select(".button a").eachAttr("href"))
                .hasSize(2)
                .allMatch(way -> way.contains("/vraag") && way.contains("?bewijs="));
        assertThat(letter.select("p a[href='" + ours + "']")).hasSize(1);
    }
}
