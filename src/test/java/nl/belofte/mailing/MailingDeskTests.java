package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Recorded;
import nl.belofte.evidence.Recorded.Committed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What who writes a mailing sees of it. In a trial of its own. */
class MailingDeskTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "ipcall.me";

    private Visitor ilse = Visitor.at(RUNNING, SITE);

    @BeforeEach
    void logIn() {
        RUNNING.letADayPass();
        ilse = Visitor.at(RUNNING, SITE);
        ilse.post("/balie/inloggen", "email", "ilse@voorbeeld.example", "password", "vier warme gewone woorden");
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static String[] answers(String text, String... more) {
        var answers = new ArrayList<>(List.of(
                "soort", "newsletter",
                "site", SITE,
                "onderwerp-nl", "Nieuws",
                "onderwerp-en", "News",
                "tekst-nl", text,
                "tekst-en", "Hello."));
        answers.addAll(List.of(more));
        return answers.toArray(String[]::new);
    }

    /** The path of its page. */
    private String make(String text) {
        return ilse.post(MailingController.PATH + "/nieuw", answers(text))
                .location()
                .replaceFirst("\\?.*", "");
    }

    private static int number(String path) {
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }

    private String seen(String path) {
        return ilse.get(path + "/wijziging").page().select("[name=gezien]").val();
    }

    private static String typed(Visitor.Answer answer) {
        return answer.page().select("#tekst-nl").val();
    }

    @Test
    void whatSomebodyTypedIsNotLostWhereAColleagueScheduledTheMailingMeanwhile() {
        var path = make("Dag.");
        var seen = seen(path);
        ilse.post(path + "/proef");
        var day = RUNNING.today().plusDays(3).toString();
        ilse.post(path + "/planning", "dag", day, "tijd", "10:00");

        var late = ilse.post(path + "/wijziging", answers("Een lang stuk.", "gezien", seen));

        assertThat(late.status()).isEqualTo(409);
        assertThat(typed(late)).isEqualTo("Een lang stuk.");
        assertThat(late.page().select(".error-summary").text()).contains("Kopieer hem als u hem nog nodig hebt");
        assertThat(ilse.get(path).body()).doesNotContain("Een lang stuk.");
        // Who takes the schedule back keeps it as it was typed.
        ilse.post(path + "/intrekking");
        var again = late.page().select("[name=gezien]").val();
        assertThat(ilse.post(path + "/wijziging", answers(typed(late), "gezien", again))
                        .location())
                .endsWith("gedaan=concept");
    }

    @Test
    void norWhereAColleagueKeepsAnotherTextAtTheSameMoment() throws Exception {
        var path = make("Dag.");
        var seen = seen(path);

        var late = RUNNING.part(TransactionTemplate.class).execute(_ -> {
            DB.sql("update mailing set body_nl = 'Van een collega.' where id = ?")
                    .param(number(path))
                    .update();
            var sent = CompletableFuture.supplyAsync(
                    () -> ilse.post(path + "/wijziging", answers("Een lang stuk.", "gezien", seen)));
            Customers.await(() -> DB.sql("select exists (select from pg_locks where not granted)")
                    .query(Boolean.class)
                    .single());
            return sent;
        });

        var answer = late.get(30, TimeUnit.SECONDS);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(typed(answer)).isEqualTo("Een lang stuk.");
        assertThat(answer.page().select(".error-summary").text()).contains("Een collega bewaarde deze brief");
        assertThat(answer.page().select("[name=gezien]").val()).isEqualTo(seen(path));
    }

    /** As where a page from before the change is still open, in another tab or at a colleague's. */
    @Test
    void whoStartsWhatWasChangedSinceItsTestReadsThatItNeedsANewTestFirst() {
        var path = make("Dag.");
        ilse.post(path + "/proef");
        ilse.post(path + "/wijziging", answers("Anders.", "gezien", seen(path)));
        var day = RUNNING.today().plusDays(3).toString();

        for (var answer :
                List.of(ilse.post(path + "/start"), ilse.post(path + "/planning", "dag", day, "tijd", "10:00"))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.page().select("h1").text()).isEqualTo("Stuur hem eerst aan uzelf");
            assertThat(answer.page().select("main").text())
                    .contains("sinds de vorige proef")
                    .doesNotContain("stap verder");
            assertThat(answer.page().select("main a").eachAttr("href")).contains(path);
        }
        ilse.post(path + "/proef");
        assertThat(ilse.post(path + "/planning", "dag", day, "tijd", "10:00").location())
                .endsWith("gedaan=planning");
    }

    @Test
    void whatNobodyKnowsOfStandsInTheListAndInTheWorkUntilSomebodyDecides() {
        var path = make("Dag.");
        assertThat(ilse.get("/balie").page().select(".work a[href^=" + path + "]"))
                .isEmpty();
        DB.sql("update mailing set state = 'sent', planned = 2, begun_at = ?, ended_at = ? where id = ?")
                .params(ago(3), ago(3), number(path))
                .update();
        DB.sql("""
                        insert into mailing_copy (mailing, dossier, language, state, due_at)
                        select ?, id, 'nl', 'doubtful', now() from dossier where person is not null limit 2""").param(number(path)).update();

        var work = ilse.get("/balie").page();
        assertThat(work.select(".tiles dt:contains(Verzendingen) + dd").text()).isEqualTo("1");
        var row = work.select(".work li:has(a[href='" + path + "#twijfel'])");
        assertThat(row.text()).contains("Van een verzending is niet bekend of alles aankwam. Mensen: 2.");
        assertThat(row.select(".queue-wait").text()).isEqualTo("3 dagen");
        assertThat(ilse.get(MailingController.PATH)
                        .page()
                        .select("tr:has(a[href=" + path + "])")
                        .text())
                .contains("2 misschien niet aangekomen");
        var elsewhere = Visitor.at(RUNNING, "voipexpress.nl");
        elsewhere.post("/balie/inloggen", "email", "ilse@voorbeeld.example", "password", "vier warme gewone woorden");
        assertThat(elsewhere.get("/balie").page().select("main").text()).doesNotContain("Van een verzending");

        ilse.post(path + "/twijfel", "besluit", "laten");

        assertThat(ilse.get("/balie").page().select("main").text()).doesNotContain("Van een verzending");
        assertThat(ilse.get(MailingController.PATH).page().select("main").text())
                .doesNotContain("misschien niet");
    }

    /** One company declares a newsletter and offers, the other one only offers. */
    @Test
    void whoHasNoNewsletterMakesOffersAndReadsOfNothingElse() {
        var elsewhere = Visitor.at(RUNNING, "voipexpress.nl");
        elsewhere.post("/balie/inloggen", "email", "ilse@voorbeeld.example", "password", "vier warme gewone woorden");
        var answers = answers("Wij zijn goedkoper.");
        answers[1] = "advertising";
        answers[3] = "voipexpress.nl";
        var made = elsewhere.post(MailingController.PATH + "/nieuw", answers).location();
        var path = made.replaceFirst("\\?.*", "");
        elsewhere.post(path + "/proef");

        for (var each :
                List.of(MailingController.PATH, MailingController.PATH + "/nieuw", made, path + "?gedaan=start")) {
            assertThat(elsewhere.get(each).page().select("header, main").text())
                    .as(each)
                    .contains("Aanbiedingen")
                    .doesNotContainIgnoringCase("nieuwsbrie");
        }
        assertThat(ilse.get(MailingController.PATH).page().select("header nav").text())
                .contains("Nieuwsbrieven");
    }

    @Test
    void whoMakesAnOfferReadsBothReasonsWhySomebodyGetsIt() {
        var answers = answers("Wij zijn goedkoper.");
        answers[1] = "advertising";
        var path =
                ilse.post(MailingController.PATH + "/nieuw", answers).location().replaceFirst("\\?.*", "");

        assertThat(ilse.get(path).page().select("#looks ~ .letters").text())
                .contains("omdat u klant bent van ipcall.me")
                .contains("leest hier: U krijgt dit omdat u ja zei")
                .contains("reads here: You get this because you said yes");
        ilse.post(path + "/proef");
        assertThat(Customers.mailTo(RUNNING, "ilse@voorbeeld.example", "Proef: Nieuws"))
                .contains("leest hier: U krijgt dit omdat u ja zei");
        assertThat(ilse.get(make("Dag.")).page().select("main").text()).doesNotContain("ja zei");
    }

    private static OffsetDateTime ago(int days) {
        return OffsetDateTime.now(RUNNING.part(Clock.class)).minusDays(days);
    }

    /** What is a reader's own leads an author nowhere; and the letter stands in a frame of the page and in no other. */
    @Test
    void theLetterIsShownInAFrameAndItsWayOutLeadsNowhere() {
        var letter = ilse.get(make("Lees [meer](/privacy).") + "/brief?taal=nl");

        assertThat(letter.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(letter.header("Content-Security-Policy")).contains("frame-ancestors 'self'", "sandbox");
        var wayOut = letter.page().getElementsContainingOwnText("Meld u af").last();
        assertThat(wayOut.hasAttr("href")).isFalse();
        assertThat(wayOut.attr("title")).isEqualTo("(een link van de lezer zelf)");
        assertThat(letter.page().select("a[href='#'], a[href='']")).isEmpty();
        assertThat(letter.page().select("a[href$=/privacy]")).isNotEmpty();
    }

    @Test
    void aLinkThatNamesAnotherAddressThanItLeadsToIsRefusedAndNothingIsLost() {
        var text = "Log in op [https://bank.example](https://evil.example).";

        var refused = ilse.post(MailingController.PATH + "/nieuw", answers(text));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#tekst-nl-error").text())
                .contains("een ander adres dan waar de link heen leidt");
        assertThat(typed(refused)).isEqualTo(text);
    }

    @Test
    void aNumberThatIsNoneIsTheNumberOfNothing() {
        for (var path : List.of(
                MailingController.PATH + "/x",
                MailingController.PATH + "/99999999999999",
                "/nieuwsbrief/archief/x",
                "/naar/1/x",
                "/balie/klanten/x")) {
            assertThat(ilse.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(ilse.post(MailingController.PATH + "/x/start").status()).isEqualTo(404);
    }

    @Test
    void whoDecidedWhenItGoesStandsInTheEvidenceAndOnItsPageAsARole() {
        var path = make("Dag.");
        ilse.post(path + "/proef");
        assertThat(ilse.get(path).page().select("#steps")).isEmpty();
        var day = RUNNING.today().plusDays(3).toString();
        ilse.post(path + "/planning", "dag", day, "tijd", "10:00");
        ilse.post(path + "/intrekking");
        DB.sql("update mailing set state = 'paused' where id = ?")
                .param(number(path))
                .update();
        ilse.post(path + "/stop");
        assertThat(ilse.post(path + "/pauze").status()).as("too late").isEqualTo(409);

        assertThat(ilse.get(path).page().select("section:has(#steps) li span").eachText())
                .containsExactly(
                        "Gestopt door een medewerker (verkoop)",
                        "Planning ingetrokken door een medewerker (verkoop)",
                        "Ingepland door een medewerker (verkoop)");
        assertThat(RUNNING.part(Evidence.class).newest(50).stream()
                        .map(Committed::entry)
                        .filter(each -> each.detail().equals("mailing-" + number(path)))
                        .filter(each -> each.actor().equals("staff:sales"))
                        .map(Recorded::deed))
                .containsExactly(Deed.MAILING_STOPPED, Deed.MAILING_UNSCHEDULED, Deed.MAILING_SCHEDULED);
    }
}
