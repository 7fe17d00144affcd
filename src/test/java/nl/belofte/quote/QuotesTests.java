package nl.belofte.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import nl.belofte.ticket.Tickets;
import nl.belofte.ticket.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A quote from the question to yes, to no, and to the day after its last. In a trial of its own, whose clock is turned. */
class QuotesTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "voipexpress.nl";

    private final Visitor anna = Visitor.at(RUNNING, SITE);
    private final String email = Customers.newAddress();

    private Visitor desk;

    @BeforeEach
    void logIn() {
        RUNNING.letADayPass();
        desk = Questions.dirk(RUNNING, SITE);
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    /** @return where it stands at the desk */
    private String asked() {
        var noted = desk.post(
                "/balie/vragen/nieuw", Questions.answers(email, "", "bron", "telephone", "tekst", "Wat kost het?"));
        assertThat(noted.status()).isEqualTo(303);
        return noted.location().replaceFirst("\\?.*", "");
    }

    /** @return what its link proves */
    private String quoted(String path, LocalDate until) {
        var before = Customers.subjectsTo(RUNNING, email).size();
        var sent = desk.post(
                path + "/offerte",
                "gezien",
                desk.get(path + "/offerte").page().select("[name=gezien]").val(),
                "tekst-1",
                "Telefoonnummer",
                "aantal-1",
                "3",
                "prijs-1",
                "12,50",
                "btw-1",
                "21",
                "geldig",
                until.toString());
        assertThat(sent.location()).isEqualTo(path + "?gedaan=offerte");
        Customers.await(() -> Customers.subjectsTo(RUNNING, email).size() > before);
        return Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "Onze offerte")));
    }

    private String lead(String token) {
        return anna.get("/offerte?bewijs=" + token).page().select(".lead").text();
    }

    private static boolean closed(String text) {
        return text.contains("Wij wissen deze vraag op");
    }

    private String ticket(String path) {
        return desk.get(path).page().select("main").text();
    }

    @Test
    @Proves("CON-6")
    void aQuoteIsAskedAndSentAndAcceptedByAButtonAndNotByItsLink() {
        var path = asked();
        assertThat(desk.get(path).page().select("a[href$=/offerte]").text()).isEqualTo("Offerte maken");
        assertThat(desk.get(path + "/offerte").page().select("fieldset")).hasSize(10);

        var token = quoted(path, RUNNING.today().plusDays(30));
        var page = anna.get("/offerte?bewijs=" + token).page();
        assertThat(page.select("main").text().replace('\u00a0', ' '))
                .contains("Telefoonnummer", "€ 12,50", "€ 37,50", "€ 7,88", "€ 45,38");
        assertThat(lead(token)).startsWith("U kunt deze offerte aannemen");

        assertThat(anna.post("/offerte/akkoord", "bewijs", token).status()).isEqualTo(303);
        assertThat(lead(token)).startsWith("U hebt deze offerte aangenomen");
        assertThat(ticket(path)).contains("Wij stuurden een offerte", "nam de offerte aan");
        assertThat(desk.get(path + "/offerte").page().select("#sent-0 + p").text())
                .isEqualTo("De klant nam deze offerte aan.");
        assertThat(closed(ticket(path))).as("the clock stands").isFalse();
    }

    @Test
    void whoSaidYesSaysItOnceAndTakesNothingBackByTheOtherButton() {
        var token = quoted(asked(), RUNNING.today());
        anna.post("/offerte/akkoord", "bewijs", token);

        assertThat(anna.post("/offerte/akkoord", "bewijs", token).status()).isEqualTo(409);
        assertThat(anna.post("/offerte/weigering", "bewijs", token).status()).isEqualTo(409);
        assertThat(lead(token)).startsWith("U hebt deze offerte aangenomen");
    }

    @Test
    void ofYesAndNoAtOnceOneWins() {
        var token = quoted(asked(), RUNNING.today());
        var yes = CompletableFuture.supplyAsync(
                () -> anna.post("/offerte/akkoord", "bewijs", token).status());
        var no = Visitor.at(RUNNING, SITE)
                .post("/offerte/weigering", "bewijs", token)
                .status();

        assertThat(List.of(yes.join(), no)).containsExactlyInAnyOrder(303, 409);
    }

    @Test
    void aRefusalStartsTheClock() {
        var path = asked();
        var token = quoted(path, RUNNING.today().plusDays(30));

        anna.post("/offerte/weigering", "bewijs", token);

        assertThat(lead(token)).isEqualTo("U hebt deze offerte geweigerd.");
        assertThat(closed(ticket(path))).isTrue();
        assertThat(desk.get(path + "/offerte").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void itHoldsUntilItsDayIsOverAndThenTheClockStarts(int after, boolean holds) {
        var path = asked();
        var until = RUNNING.today().plusDays(3);
        var token = quoted(path, until);
        RUNNING.turnTo(until.plusDays(after));
        desk = Questions.dirk(RUNNING, SITE);

        RUNNING.part(Quotes.class).lapse();

        assertThat(closed(ticket(path))).isEqualTo(!holds);
        assertThat(anna.post("/offerte/akkoord", "bewijs", token).status()).isEqualTo(holds ? 303 : 409);
        assertThat(lead(token)).startsWith(holds ? "U hebt deze offerte aangenomen" : "Deze offerte gold tot en met");
    }

    @Test
    void whoAsksSomethingAtTheMomentThatItLapsesIsAnsweredFirst() {
        var path = asked();
        quoted(path, RUNNING.today());
        // Not by turning the clock: then the job would be there first.
        RUNNING.part(JdbcClient.class)
                .sql("update quote set valid_until = valid_until - 1")
                .update();
        var tickets = RUNNING.part(Tickets.class);
        var ticket = tickets.find("voipexpress", path.substring(path.lastIndexOf('/') + 1))
                .orElseThrow();

        var lapsing = RUNNING.part(TransactionTemplate.class).execute(_ -> {
            tickets.write(ticket, Way.SITE, "Nog iets.");
            var other = CompletableFuture.runAsync(RUNNING.part(Quotes.class)::lapse);
            Customers.await(() -> RUNNING.part(JdbcClient.class)
                            .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                            .query(Integer.class)
                            .single()
                    > 0);
            return other;
        });
        lapsing.join();

        assertThat(closed(ticket(path))).isFalse();
    }

    @Test
    void aNewOneTakesThePlaceOfTheOld() {
        var path = asked();
        var old = quoted(path, RUNNING.today().plusDays(30));
        var token = quoted(path, RUNNING.today().plusDays(30));

        assertThat(lead(old)).startsWith("Deze offerte geldt niet meer");
        assertThat(anna.post("/offerte/akkoord", "bewijs", old).status()).isEqualTo(409);
        assertThat(anna.post("/offerte/akkoord", "bewijs", token).status()).isEqualTo(303);
    }

    @Test
    void whatWasAcceptedStaysAtTheDeskWhenAnotherIsSent() {
        var path = asked();
        anna.post("/offerte/akkoord", "bewijs", quoted(path, RUNNING.today().plusDays(30)));
        quoted(path, RUNNING.today().plusDays(30));

        assertThat(desk.get(path + "/offerte").page().select("section h2 + p").eachText())
                .hasSize(2)
                .last()
                .isEqualTo("De klant nam deze offerte aan.");
    }

    @Test
    void aFormThatIsSentTwiceSendsOneQuote() {
        var path = asked();
        var seen = desk.get(path + "/offerte").page().select("[name=gezien]").val();
        var answers = new String[] {
            "gezien",
            seen,
            "tekst-1",
            "Nummer",
            "aantal-1",
            "1",
            "prijs-1",
            "1,00",
            "btw-1",
            "21",
            "geldig",
            RUNNING.today().plusDays(3).toString()
        };

        assertThat(desk.post(path + "/offerte", answers).status()).isEqualTo(303);
        var again = desk.post(path + "/offerte", answers);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.page().select(".error").text()).contains("deze offerte is al verstuurd");
        assertThat(again.page().select("#tekst-1").val()).isEqualTo("Nummer");
    }

    @Test
    void withTheConsentTheQuoteGoesToo() {
        var path = asked();
        var token = quoted(path, RUNNING.today().plusDays(30));
        desk.post(path + "/intrekking", "zeker", "ja");

        assertThat(anna.get("/offerte?bewijs=" + token).status()).isEqualTo(410);
        assertThat(anna.post("/offerte/akkoord", "bewijs", token).status()).isEqualTo(410);
    }

    @Test
    void thePaperIsForWhomThePageIsFor() {
        var path = asked();
        assertThat(desk.get(path + "/offerte/pdf").status()).isEqualTo(404);
        var token = quoted(path, RUNNING.today().plusDays(30));
        var reference = path.substring(path.lastIndexOf('/') + 1);

        for (var paper : List.of(anna.get("/offerte/pdf?bewijs=" + token), desk.get(path + "/offerte/pdf"))) {
            assertThat(paper.status()).isEqualTo(200);
            assertThat(paper.header("Content-Type")).isEqualTo("application/pdf");
            assertThat(paper.header("Cache-Control")).isEqualTo("no-store");
            assertThat(paper.header("Content-Disposition")).contains("offerte-" + reference + ".pdf");
        }
        assertThat(anna.get("/offerte/pdf?bewijs=" + token + "x").status()).isEqualTo(410);
        assertThat(anna.get("/offerte/pdf").status()).isEqualTo(410);
        desk.post(path + "/intrekking", "zeker", "ja");
        assertThat(anna.get("/offerte/pdf?bewijs=" + token).status()).isEqualTo(410);
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndNothingIsLost() {
        var refused = desk.post(
                asked() + "/offerte",
                "tekst-2",
                "Telefoonnummer",
                "aantal-2",
                "0",
                "prijs-2",
                "12,5",
                "btw-2",
                "6",
                "geldig",
                "gisteren");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".error").eachAttr("id"))
                .isEqualTo(List.of("aantal-2-error", "prijs-2-error", "btw-2-error", "geldig-error"));
        assertThat(refused.page().select("#tekst-2").val()).isEqualTo("Telefoonnummer");
    }

    @Test
    void vatIsRoundedOnceForEachRate() {
        var line = new Offer.Line("Telefoonnummer", 1, 50, 21);
        var offer = new Offer(List.of(line, line, new Offer.Line("Boek", 1, 100, 9)), LocalDate.of(2026, 11, 26));

        assertThat(offer.vat()).containsEntry(21, 21L).containsEntry(9, 9L);
        assertThat(offer.withVat()).isEqualTo(230);
        assertThat(Offer.of(offer.written())).isEqualTo(offer);
    }
}
