package nl.belofte.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a letter on paper says counts when it is posted, and neither before nor without anybody knowing. */
class PaperTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "ipcall.me";

    private Visitor esra;
    private String reference;
    private String desk;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static Visitor esra() {
        var esra = Visitor.at(RUNNING, SITE);
        esra.post("/balie/inloggen", "email", "esra@voorbeeld.example", "password", "vier stille gewone woorden");
        return esra;
    }

    /** Chaima wrote a letter, left no address for mail, and got her confirmation. */
    @BeforeEach
    void ask() {
        RUNNING.letADayPass();
        esra = esra();
        DB.sql("update rights_request set status = 'closed', outcome = 'granted', closed_on = received_on")
                .update();
        DB.sql("delete from rights_letter").update();
        ByPost.ask(esra, "explanation", RUNNING.today());
        reference = DB.sql("select reference from rights_request where status = 'open'")
                .query(String.class)
                .single();
        desk = "/balie/rechten/" + reference;
        post(RUNNING.today());
    }

    private Visitor.Answer answer(String outcome, String text) {
        return esra.post(desk + "/antwoord", "besluit", outcome, "antwoord", text, "versturen", "ja");
    }

    private Visitor.Answer post(LocalDate on) {
        esra = esra();
        var letter = esra.get(desk)
                .page()
                .select("form[action$=gepost] input[name=welke]")
                .last()
                .val();
        return esra.post(desk + "/gepost", "welke", letter, "gepost", on.toString());
    }

    private String stands() {
        return DB.sql(
                        "select concat_ws(' ', status, outcome, closed_on, extended::text) from rights_request where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }

    private LocalDate answerBy() {
        return DB.sql("select answer_by from rights_request where reference = ?")
                .param(reference)
                .query(LocalDate.class)
                .single();
    }

    private static int health() {
        return Visitor.at(RUNNING, SITE).get("/health/privacy").status();
    }

    private String printed() {
        var letter = esra.get(desk).page().select("a[href*=welke]:contains(Brief afdrukken)");
        assertThat(letter).hasSize(1);
        try (var pdf = Loader.loadPDF(esra.file(letter.attr("href")))) {
            return new PDFTextStripper().getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Three points after it was written. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @Proves({"RIG-10", "RIG-11"})
    void anAnswerEndsTheCaseOnTheDayOnWhichItWentAndNotBefore(int day) {
        var written = RUNNING.today();
        var done = answer("nothing-held", "Wij hebben niets van u.");
        assertThat(esra.get(done.location()).page().select("[role=status]").text())
                .contains("pas dan is de zaak afgerond");
        assertThat(stands()).isEqualTo("open false");
        assertThat(esra.get("/balie/rechten").page().text()).contains("El Amrani");
        RUNNING.turnTo(written.plusDays(2));

        post(written.plusDays(day));

        assertThat(stands()).isEqualTo("closed nothing-held " + written.plusDays(day) + " false");
        assertThat(esra.get(desk).page().text()).contains("Er was niets van deze persoon.", "Wij hebben niets van u.");
        assertThat(esra.get("/balie").page().select(".work").text()).doesNotContain("worden afgedrukt en gepost");
    }

    /** Three points around the last day. */
    @Test
    @Proves("RIG-10")
    void anAnswerThatWasWrittenAndNotPostedIsAnsweredNoMoreThanAnother() {
        answer("nothing-held", "Wij hebben niets van u.");
        var last = answerBy();

        for (int day : new int[] {-1, 0, 1}) {
            RUNNING.turnTo(last.plusDays(day));
            assertThat(health()).as("%d days after the last", day).isEqualTo(day > 0 ? 503 : 200);
        }
        post(RUNNING.today());
        assertThat(health()).isEqualTo(200);
    }

    /** As an earlier version closed it, when the letter was written. */
    @Test
    void whatWasClosedBeforeItsAnswerWentIsOverdueUntilThat() {
        answer("nothing-held", "Wij hebben niets van u.");
        DB.sql(
                        "update rights_request set status = 'closed', outcome = 'nothing-held', closed_on = received_on where reference = ?")
                .param(reference)
                .update();
        DB.sql("update rights_letter set decides = null").update();
        RUNNING.turnTo(answerBy());
        assertThat(health()).isEqualTo(200);
        RUNNING.turnTo(answerBy().plusDays(1));
        assertThat(health()).isEqualTo(503);

        post(RUNNING.today());

        assertThat(health()).isEqualTo(200);
    }

    @Test
    void whoWritesAnotherAnswerPostsThatOneOnly() {
        answer("nothing-held", "Wij hebben niets van u.");
        assertThat(esra.get(desk).page().text()).contains("vervalt de brief die klaarligt");

        answer("granted", "Wij vonden toch iets.");

        assertThat(printed()).contains("Wij vonden toch iets.").doesNotContain("Wij hebben niets van u.");
        post(RUNNING.today());
        assertThat(stands()).startsWith("closed granted");
    }

    /** Whoever is doubted gets no answer that was written for who he said he is. */
    @Test
    @Proves("RIG-9")
    void aDoubtTakesTheAnswerBackThatWasNotPosted() {
        answer("granted", "Dit weten wij van u.");

        esra.post(desk + "/twijfel", "twijfel", "Wat is uw klantnummer?", "versturen", "ja");

        assertThat(printed()).contains("Wat is uw klantnummer?");
        assertThat(stands()).isEqualTo("open false");
    }

    /** That it stayed unclear who asks is not so any more; what else was answered is as true as before. */
    @ParameterizedTest
    @CsvSource({"not-identified, false", "granted, true"})
    @Proves("RIG-9")
    void whoIsKnownMeanwhileIsNotToldThatNobodyKnowsWhoHeIs(String outcome, boolean goes) {
        answer(outcome, "Dit is ons antwoord.");

        esra.post(desk + "/identiteit", "identiteit", "Kwam langs en noemde het klantnummer.");

        assertThat(esra.get(desk).page().select("form[action$=gepost]")).hasSize(goes ? 1 : 0);
        assertThat(stands()).isEqualTo("open false");
    }

    /** Three points around the last day. */
    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    @Proves("RIG-10")
    void whoPostsAnExtensionTooLateIsToldThatItChangesNothing(int day, boolean late) {
        var last = answerBy();
        esra.post(desk + "/verlenging", "verlenging", "Het zijn veel dossiers.", "versturen", "ja");
        RUNNING.turnTo(last.plusDays(day));
        esra = esra();
        assertThat(esra.get(desk).page().text().contains("Post hem niet meer"))
                .as("before it is posted")
                .isEqualTo(late);

        var posted = post(RUNNING.today());

        var page = esra.get(posted.location()).page();
        assertThat(page.select(".notice-warning[role=status]").text().contains("verandert de klok niet"))
                .isEqualTo(late);
        assertThat(page.text().contains("Te laat op de post gedaan")).isEqualTo(late);
        assertThat(answerBy().equals(last)).isEqualTo(late);
        assertThat(health()).isEqualTo(late ? 503 : 200);
    }

    @Test
    @Proves("RIG-10")
    void whoPostsADoubtTooLateIsToldThatTheClockRuns() {
        var last = answerBy();
        esra.post(desk + "/twijfel", "twijfel", "Wat is uw klantnummer?", "versturen", "ja");
        RUNNING.turnTo(last.plusDays(1));

        var posted = post(RUNNING.today());

        assertThat(esra.get(posted.location())
                        .page()
                        .select(".notice-warning[role=status]")
                        .text())
                .contains("verandert de klok niet");
        assertThat(stands()).isEqualTo("open false");
    }

    /** Three points around the last day, of a letter that is said to have gone on it. */
    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "40, true"})
    @Proves("RIG-10")
    void nobodyGetsMoreTimeOnOnesWordAboutADayThatIsOver(int day, boolean late) {
        var last = answerBy();
        RUNNING.turnTo(last.minusDays(1));
        esra = esra();
        esra.post(desk + "/verlenging", "verlenging", "Het zijn veel dossiers.", "versturen", "ja");
        RUNNING.turnTo(last.plusDays(day));

        var posted = post(last);

        assertThat(answerBy().equals(last)).isEqualTo(late);
        assertThat(esra.get(posted.location()).page().text().contains("deze brief verandert de klok niet. "))
                .isEqualTo(late);
    }

    /** Chaima telephoned, and only her number is known. */
    private void telephones() {
        var written = ByTelephone.ask(esra, "explanation", RUNNING.today(), "Belde.", "phone.phone", "0612345678");
        assertThat(written.status()).isEqualTo(200);
        reference = DB.sql(
                        "select reference from rights_request where status = 'open' and source = 'telephone' order by received_on desc limit 1")
                .query(String.class)
                .single();
        desk = "/balie/rechten/" + reference;
    }

    @Test
    @Proves({"RIG-10", "RIG-11"})
    void noLetterGoesByPostWhereThereIsNoAddress() {
        telephones();
        var waits = DB.sql(
                        "select l.id::text from rights_letter l join rights_request r on r.dossier = l.dossier where r.reference = ?")
                .param(reference)
                .query(String.class)
                .single();
        var page = esra.get(desk).page();
        assertThat(page.select("form[action$=gepost], form[action$=verlenging], form[action$=twijfel]"))
                .isEmpty();
        assertThat(page.text()).contains("Er is geen adres om deze brief heen te sturen.");

        var posted = esra.post(
                desk + "/gepost", "welke", waits, "gepost", RUNNING.today().toString());

        assertThat(posted.status()).isEqualTo(409);
        assertThat(posted.page().text()).contains("Hij kan niet op de post zijn gegaan.");
        assertThat(DB.sql("select posted_on is null from rights_letter where id = ?::uuid")
                        .param(waits)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(esra.post(desk + "/verlenging", "verlenging", "Het is veel.", "versturen", "ja")
                        .status())
                .isEqualTo(409);
        assertThat(esra.post(desk + "/twijfel", "twijfel", "Wie bent u?", "versturen", "ja")
                        .status())
                .isEqualTo(409);
        assertThat(stands()).isEqualTo("open false");
    }

    @Test
    @Proves({"RIG-10", "RIG-11"})
    void whoCanOnlyBeCalledIsToldTheAnswerAndThatIsWhatTheCaseSays() {
        telephones();
        answer("nothing-held", "Wij hebben niets van u.");
        assertThat(esra.get(desk).page().text()).contains("vertel dan aan de telefoon", "Wanneer vertelde u dit?");
        assertThat(stands()).isEqualTo("open false");

        post(RUNNING.today());

        assertThat(stands()).isEqualTo("closed nothing-held " + RUNNING.today() + " false");
        assertThat(esra.get(desk).page().text())
                .contains("Mondeling verteld op", "Wij hebben niets van u.")
                .doesNotContain("Op de post gedaan", "Gepost op");
    }

    @Test
    @Proves({"RIG-10", "RIG-11"})
    void whoCannotBeReachedAtAllIsAnsweredByWhatWasTried() {
        telephones();
        answer("nothing-held", "Wij hebben niets van u.");
        var letter = esra.get(desk)
                .page()
                .select("form[action$=onbereikbaar] input[name=welke]")
                .val();
        assertThat(esra.post(desk + "/onbereikbaar", "welke", letter, "onbereikbaar", " ")
                        .status())
                .isEqualTo(422);
        assertThat(stands()).isEqualTo("open false");

        esra.post(desk + "/onbereikbaar", "welke", letter, "onbereikbaar", "Drie keer gebeld, geen gehoor.");

        assertThat(stands()).isEqualTo("closed nothing-held " + RUNNING.today() + " false");
        assertThat(esra.get(desk).page().text())
                .contains("Niemand bereikt", "Drie keer gebeld, geen gehoor.", "Wij hebben niets van u.");
        var again = esra.post(desk + "/onbereikbaar", "welke", letter, "onbereikbaar", "Nog eens gebeld.");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.page().text()).contains("Nog eens gebeld.");
    }

    @Test
    @Proves("RIG-10")
    void whoCanBeReachedIsNotCalledUnreachable() {
        answer("nothing-held", "Wij hebben niets van u.");
        var page = esra.get(desk).page();
        assertThat(page.select("form[action$=onbereikbaar]")).isEmpty();
        var letter = page.select("form[action$=gepost] input[name=welke]").val();

        var tried = esra.post(desk + "/onbereikbaar", "welke", letter, "onbereikbaar", "Gebeld.");

        assertThat(tried.status()).isEqualTo(409);
        assertThat(stands()).isEqualTo("open false");
    }

    @Test
    @Proves("RIG-10")
    void aLetterThatLapsedMeanwhileIsNotPostedAndThatIsSaid() {
        answer("nothing-held", "Wij hebben niets van u.");
        var letter = esra.get(desk)
                .page()
                .select("form[action$=gepost] input[name=welke]")
                .val();
        answer("granted", "Dit is de uitleg.");

        var posted = esra.post(
                desk + "/gepost", "welke", letter, "gepost", RUNNING.today().toString());

        assertThat(posted.status()).isEqualTo(409);
        assertThat(posted.page().text()).contains("Dit kan niet meer");
    }

    @Test
    @Proves("RIG-10")
    void anExtensionOnPaperIsOnlyWrittenUntilItIsPosted() {
        esra.post(desk + "/verlenging", "verlenging", "Het is veel.", "versturen", "ja");

        assertThat(esra.get(desk).page().text())
                .contains("Geschreven dat het langer duurt")
                .doesNotContain("Verlengd");
    }

    @Test
    @Proves("RIG-10")
    void anExtensionThatIsPostedWithADoubtCounts() {
        esra.post(desk + "/verlenging", "verlenging", "Het is veel.", "versturen", "ja");
        esra.post(desk + "/twijfel", "twijfel", "Wie bent u?", "versturen", "ja");
        post(RUNNING.today());
        assertThat(stands()).isEqualTo("doubted false");

        var posted = post(RUNNING.today());

        assertThat(posted.location()).endsWith("?gedaan=gepost");
        assertThat(stands()).isEqualTo("doubted true");
    }

    @Test
    @Proves("RIG-11")
    void anAnswerOnPaperWaitsNoMoreOnceItCanBeMailed() {
        telephones();
        answer("nothing-held", "Wij hebben niets van u.");
        var email = Customers.newAddress();

        var reached = esra.post(desk + "/adres", "email.email", email);

        assertThat(esra.get(reached.location()).page().text()).contains("Het antwoord op papier is vervallen");

        assertThat(esra.get(desk).page().select("form[action$=gepost]")).isEmpty();
        answer("nothing-held", "Wij hebben echt niets van u.");
        assertThat(Customers.mailTo(RUNNING, email, "Antwoord op uw verzoek")).contains("Wij hebben echt niets van u.");
    }
}
